import { eventDataSchemas } from '@xiaoer/core/events';
import { problemSchema } from '@xiaoer/core/protocol';
import * as z from 'zod/mini';
import type { Route } from './routes/route.ts';

type Json = Readonly<Record<string, unknown>>;

/** The routes as an OpenAPI 3.1 document, from the schemas that check them. Pure. */
export function openApiOf(routes: readonly Route[], basePath: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Xiaoer server-kit',
      version: '1',
      description: 'Sessions, events, lookups and hand-off of one shop. Errors are problem+json (RFC 9457).',
    },
    servers: [{ url: basePath || '/' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema), Event: eventSchema() },
      securitySchemes: {
        customer: { type: 'http', scheme: 'bearer', description: 'Token of POST /v1/sessions' },
        agent: { type: 'http', scheme: 'bearer', description: 'Token of an agent, or what agents.verify accepts' },
      },
    },
  };
}

function operationOf(route: Route): Json {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((found) => found[1]);
  const inPath = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const inQuery = Object.entries(route.query ?? {}).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
  const parameters = [...inPath, ...inQuery];
  return {
    operationId: `${route.method} ${route.path}`.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    summary: route.summary,
    ...(route.access === 'open' ? {} : { security: [{ [route.access]: [] }] }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body) } } } }),
    responses: { ...replyOf(route), default: problemReply },
  };
}

const problemReply = {
  description: 'What failed and what to do',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function replyOf(route: Route): Json {
  if (route.reply === null) return { 204: { description: 'Done' } };
  if (route.reply === 'events') {
    return {
      200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: { type: 'string' } } } },
    };
  }
  return { '2XX': { description: 'Done', content: { 'application/json': { schema: schemaOf(route.reply) } } } };
}

function schemaOf(schema: z.ZodMiniType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return linkEvents(rest);
}

/** Events are checked one by one, so that the answer can name the wrong one; the schemas only know that they are a list. */
function linkEvents(schema: Json): Json {
  const properties = schema['properties'];
  if (typeof properties !== 'object' || properties === null || !('events' in properties)) return schema;
  const events = { ...(properties.events as Json), items: { $ref: '#/components/schemas/Event' } };
  return { ...schema, properties: { ...properties, events } };
}

function eventSchema(): Json {
  const envelope = {
    id: { type: 'string', pattern: '^[\\w-]{8,64}$' },
    seq: { type: ['integer', 'null'], description: 'Place in the order that holds for everybody; the server gives it' },
    device: { type: 'string' },
    counter: { type: 'integer' },
    at: { type: 'number', description: 'Epoch milliseconds' },
    turn: { type: ['string', 'null'] },
  };
  const kinds = Object.entries(eventDataSchemas).map(([type, data]) => ({
    type: 'object',
    title: type,
    properties: { ...envelope, type: { const: type }, data: schemaOf(data) },
    required: [...Object.keys(envelope), 'type', 'data'],
  }));
  return { oneOf: kinds };
}
