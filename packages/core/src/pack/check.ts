import { checkFlow } from './check-flow.ts';
import { checkExpression, checkText } from './check-expressions.ts';
import { checkCycles } from './check-cycles.ts';
import type { PackPath, PackProblem, Report } from './problem.ts';
import { reportUnknown } from './problem.ts';
import type { Answer, BlockSpec, Suggestion } from './message-schema.ts';
import type { PackSource } from './schema.ts';

/**
 * Finds what the schema cannot see: names that nothing has, unreadable expressions, steps nobody reaches, circles without a
 * question, ways out that are missing. Pure; all problems at once. `source` is the pack with what it extends laid under it.
 */
export function checkPack(source: Omit<PackSource, 'extends'>): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const flows = source.flows ?? {};
  const responses = source.responses ?? {};
  for (const [id, intent] of Object.entries(source.intents ?? {})) {
    const path = ['intents', id];
    if (intent.flow !== undefined && !Object.hasOwn(flows, intent.flow)) {
      reportUnknown(report, [...path, 'flow'], 'flow', intent.flow, Object.keys(flows));
    }
    if (intent.answer !== undefined && !Object.hasOwn(responses, intent.answer)) {
      reportUnknown(report, [...path, 'answer'], 'response', intent.answer, Object.keys(responses));
    }
    if (intent.if !== undefined) checkExpression(report, [...path, 'if'], intent.if, null);
    const slots = intent.flow === undefined ? {} : (flows[intent.flow]?.slots ?? {});
    for (const [slot, value] of Object.entries(intent.with ?? {})) {
      if (!Object.hasOwn(slots, slot)) reportUnknown(report, [...path, 'with', slot], 'slot', slot, Object.keys(slots));
      checkExpression(report, [...path, 'with', slot], value, null);
    }
  }
  for (const [id, response] of Object.entries(responses)) checkResponse(report, ['responses', id], response, source);
  for (const [id, flow] of Object.entries(flows)) checkFlow(report, source, id, flow);
  for (const [id, article] of Object.entries(source.articles ?? {})) {
    checkText(report, ['articles', id, 'answer'], article.answer, null);
    checkBlocks(report, ['articles', id, 'blocks'], article.blocks);
    if (article.if !== undefined) checkExpression(report, ['articles', id, 'if'], article.if, null);
    if (article.intent !== undefined && source.intents?.[article.intent] === undefined) {
      reportUnknown(report, ['articles', id, 'intent'], 'intent', article.intent, Object.keys(source.intents ?? {}));
    }
  }
  checkCycles(report, flows);
  return problems;
}

type Responses = NonNullable<PackSource['responses']>;

function checkResponse(
  report: Report,
  path: PackPath,
  response: Responses[string],
  source: Omit<PackSource, 'extends'>,
): void {
  if (typeof response === 'string' || (!Array.isArray(response) && 'zh-CN' in response)) {
    checkText(report, path, response, null);
    return;
  }
  const answers: readonly Answer[] = Array.isArray(response) ? response : [response];
  answers.forEach((answer, position) => {
    const place = Array.isArray(response) ? [...path, position] : path;
    if (answer.if !== undefined) checkExpression(report, [...place, 'if'], answer.if, null);
    if (answer.text !== undefined) checkText(report, [...place, 'text'], answer.text, null);
    answer.texts?.forEach((text, index) => checkText(report, [...place, 'texts', index], text, null));
    checkBlocks(report, [...place, 'blocks'], answer.blocks);
    checkSuggestions(report, [...place, 'suggest'], answer.suggest, source);
    for (const [kind, expression] of Object.entries(answer.mentions ?? {}))
      checkExpression(report, [...place, 'mentions', kind], expression, null);
    if (answer.text === undefined && answer.texts === undefined && (answer.blocks ?? []).length === 0) {
      report({
        path: place,
        code: 'empty-answer',
        message: 'the answer says nothing',
        fix: 'give it a text, texts or blocks',
        severity: 'error',
      });
    }
    if (answer.if === undefined && position < answers.length - 1) {
      report({
        path: [...path, position + 1],
        code: 'unreachable',
        message: 'an answer without “if” stands before this one',
        fix: 'move the one without “if” to the end',
        severity: 'error',
      });
    }
  });
}

/** Checks the expressions of blocks. */
function checkBlocks(report: Report, path: PackPath, blocks: readonly BlockSpec[] | undefined): void {
  blocks?.forEach((block, position) => {
    if ('of' in block) checkExpression(report, [...path, position, 'of'], block.of, null);
  });
}

/** Checks where quick replies lead. */
function checkSuggestions(
  report: Report,
  path: PackPath,
  suggestions: readonly Suggestion[] | undefined,
  source: Omit<PackSource, 'extends'>,
): void {
  suggestions?.forEach(({ flow, intent }, position) => {
    const flows = source.flows ?? {};
    const intents = source.intents ?? {};
    if (flow !== undefined && !Object.hasOwn(flows, flow))
      reportUnknown(report, [...path, position, 'flow'], 'flow', flow, Object.keys(flows));
    if (intent !== undefined && !Object.hasOwn(intents, intent)) {
      reportUnknown(report, [...path, position, 'intent'], 'intent', intent, Object.keys(intents));
    }
  });
}
