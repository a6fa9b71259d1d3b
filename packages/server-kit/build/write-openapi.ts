import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openApiOf } from '../src/openapi.ts';
import { allRoutes } from '../src/routes/all-routes.ts';
import { openApiFile } from './openapi-file.ts';

/* Writes the API reference from the schemas. Run after a route or a schema has changed: npm run openapi */
mkdirSync(dirname(openApiFile), { recursive: true });
writeFileSync(openApiFile, `${JSON.stringify(openApiOf(allRoutes, '/api/xiaoer'), null, 2)}\n`);
