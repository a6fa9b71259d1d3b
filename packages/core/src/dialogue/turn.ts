import type { Understander, Understanding } from '../ports/understander.ts';
import type { Pack } from '../pack/schema.ts';
import type { EventDraft } from '../session/events.ts';
import type { MindContext } from '../session/mind.ts';
import { wordsOf } from '../session/said.ts';
import type { TurnInput } from '../session/turn-input.ts';
import { act } from './act.ts';
import type { Decision } from './commands.ts';
import { decide } from './decide.ts';
import { earlierWish } from './earlier-wish.ts';
import { execute } from './execute.ts';
import type { Heard } from './heard.ts';
import { hear } from './heard.ts';
import { createRun } from './run.ts';
import { orderWishes, splitWishes } from './several-wishes.ts';
import type { Searches } from './searches.ts';
import { createSearches } from './searches.ts';
import type { Snapshot } from './snapshot.ts';

/** What one turn needs: its conversation, and what it answers from. */
export interface TurnContext extends MindContext {
  readonly pack: Pack;
  readonly understander: Understander;
  /** Kept from turn to turn; without it each turn builds its own. */
  readonly searches?: Searches;
}

/** One turn: heard input → understand → decide → act, all appended. Never throws for weather, only what `append` throws. */
export async function runTurn(input: TurnInput, context: TurnContext): Promise<void> {
  const text = wordsOf(input);
  const understanding = text === '' ? null : await understand(context.understander, text);
  if (context.isCancelled()) return;
  if (understanding !== null) await context.append([{ type: 'intent.recognized', data: copy(understanding) }]);
  const searches = context.searches ?? createSearches(context.pack);
  const heard = hear(text, understanding, context.state(), context.pack, searches);

  for (const wish of await wishesOf(input, heard, context, searches)) {
    await serve(
      wish === heard ? effectiveInput(input, text) : { kind: 'say', text: wish.text },
      wish,
      context,
      searches,
    );
    // A flow that waits takes the floor; what else was wished can be said again.
    if (context.isCancelled() || context.state().stack.length > 0) return;
  }
}

/** Decides about one wish and acts on it. */
async function serve(input: TurnInput, heard: Heard, context: TurnContext, searches: Searches): Promise<void> {
  const decision = decide(snapshotOf(context, heard, searches), input);
  if (decision === null) return;

  const earlier = earlierWish(input, decision, context.state(), searches);
  const meant = earlier === null ? heard : await hearAgain(earlier, context, searches);
  const snapshot = (): Snapshot => snapshotOf(context, meant, searches);

  const run = createRun(snapshot(), context.nextId);
  run.emit(decidedDraft(decision));
  const passage = execute(run, decision.commands);
  await context.append(run.drafts());

  const { append, isCancelled, gateway, nextId } = context;
  await act({ snapshot, append, isCancelled, gateway, nextId }, passage);
}

/** The wishes of one sentence in the order to serve them; with a question open, or unless it says so, it is one. */
async function wishesOf(
  input: TurnInput,
  heard: Heard,
  context: TurnContext,
  searches: Searches,
): Promise<readonly Heard[]> {
  const parts = input.kind === 'say' && context.state().stack.length === 0 ? splitWishes(input.text) : [];
  if (parts.length < 2) return [heard];
  const heards = await Promise.all(parts.map((part) => hearAgain(part, context, searches)));
  const ordered = orderWishes(heards.map((part) => snapshotOf(context, part, searches)));
  return ordered?.map((part) => part.heard) ?? [heard];
}

async function understand(understander: Understander, text: string): Promise<Understanding | null> {
  try {
    return await understander.understand(text);
  } catch {
    // The rest of the turn works with words, buttons and articles alone.
    return null;
  }
}

async function hearAgain(text: string, { understander, state, pack }: TurnContext, searches: Searches): Promise<Heard> {
  return hear(text, await understand(understander, text), state(), pack, searches);
}

/** A tap on something that is no longer on offer counts as its words. */
function effectiveInput(input: TurnInput, text: string): TurnInput {
  return input.kind === 'choose' && input.id.startsWith('say:') ? { kind: 'say', text } : input;
}

function snapshotOf(context: TurnContext, heard: Heard, searches: Searches): Snapshot {
  const { pack, clock, gateway } = context;
  return { pack, state: context.state(), heard, searches, now: clock.now(), hasGateway: gateway !== null };
}

function decidedDraft({ policy, rule, reason, intent, confidence, commands }: Decision): EventDraft {
  return {
    type: 'policy.decided',
    data: { policy, rule, reason, intent, confidence, commands: commands.map((command) => ({ ...command })) },
  };
}

function copy({
  intents,
  inScope,
  entities,
  emotion,
  model,
}: Understanding): Extract<EventDraft, { type: 'intent.recognized' }>['data'] {
  return { intents: [...intents], inScope, entities: [...entities], emotion, model };
}
