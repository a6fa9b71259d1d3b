import { isXiaoerError } from '../errors.ts';
import type { Gateway } from '../ports/gateway.ts';
import type { NextId } from '../ports/ids.ts';
import type { EventDraft } from '../session/events.ts';
import { isLocalCall } from '../session/local-call.ts';
import { walkFlows } from './flow.ts';
import { readBudget } from './budget.ts';
import type { LocalContext } from './local.ts';
import { callLocal } from './local.ts';
import { offerHuman, requestHandoff } from './hand-over.ts';
import type { Effect, Outcome, Passage } from './place.ts';
import { contextProduct } from './references.ts';
import { createRun } from './run.ts';
import { repairSpeech, spoken } from './say.ts';
import { createScope } from './scope.ts';
import type { Snapshot } from './snapshot.ts';

/** Calls that one turn may make; a flow that wants more is handed to a person. */
const callBudget = 8;

/** What acting needs of the turn. */
export interface ActContext {
  snapshot(): Snapshot;
  append(drafts: readonly EventDraft[]): Promise<void>;
  isCancelled(): boolean;
  readonly gateway: Gateway | null;
  readonly nextId: NextId;
}

/** Walks the open flow, makes the calls it needs and appends what happens. A failed call is an event, never a throw. */
export async function act(context: ActContext, passage: Passage): Promise<void> {
  let meaning = passage;
  let outcome: Outcome | null = null;
  for (let budget = callBudget; budget >= 0; budget -= 1) {
    const run = createRun(context.snapshot(), context.nextId);
    const effect = walkFlows(run, meaning, outcome);
    if (effect !== null && budget === 0) {
      giveUp(run);
      await context.append(run.drafts());
      return;
    }
    const { key, name, input, frame, into } = effect ?? {};
    const started: EventDraft[] =
      key === undefined || name === undefined || input === undefined || frame === undefined
        ? []
        : [{ type: 'action.started', data: { key, name, input, frame, ...(into === undefined ? {} : { into }) } }];
    await context.append([...run.drafts(), ...started]);
    if (effect === null || context.isCancelled()) return;
    const { draft, code } = await perform(effect, context);
    if (context.isCancelled()) return;
    await context.append([draft]);
    outcome = { key: effect.key, code };
    meaning = 'none';
  }
}

interface Performed {
  readonly draft: EventDraft;
  readonly code: string | null;
}

async function perform(effect: Effect, { gateway, snapshot }: ActContext): Promise<Performed> {
  const { key, name, input } = effect;
  if (isLocalCall(name)) {
    const result = callLocal(name, input, localContext(snapshot()));
    if (result.found)
      return { draft: { type: 'action.succeeded', data: { key, name, output: result.output } }, code: null };
    return failedWith(effect, 'NOT_FOUND', 'Nothing of the pack is meant.');
  }
  if (gateway === null) return failedWith(effect, 'NETWORK_FAILED', 'There is no server to ask.');
  try {
    const output = await gateway.lookup(name, input, key);
    return { draft: { type: 'action.succeeded', data: { key, name, output: output ?? null } }, code: null };
  } catch (error) {
    const code = isXiaoerError(error) ? error.code : 'LOOKUP_FAILED';
    return failedWith(effect, code, error instanceof Error ? error.message : String(error));
  }
}

function failedWith({ key, name }: Effect, code: string, message: string): Performed {
  return { draft: { type: 'action.failed', data: { key, name, code, message: message.slice(0, 300) } }, code };
}

function localContext({ pack, state, heard }: Snapshot): LocalContext {
  const known: Record<string, readonly string[]> = heard.isFollowUp || heard.isDeictic ? { ...state.mentions } : {};
  const said: Record<string, string[]> = {};
  for (const { type, value } of heard.entities) said[type] = [...(said[type] ?? []), value];
  return {
    pack,
    locale: state.locale,
    products: heard.products,
    contextProduct: contextProduct(state, pack),
    budget: readBudget(heard),
    known: { ...known, ...said },
  };
}

function giveUp(run: ReturnType<typeof createRun>): void {
  const snapshot = run.now();
  run.emit(spoken('repair', 'repair.internal', repairSpeech('internal', createScope(snapshot, null), snapshot)));
  if (snapshot.hasGateway) requestHandoff(run, 'lookup_failed', 'general', null);
  else offerHuman(run, 'lookup_failed', null);
}
