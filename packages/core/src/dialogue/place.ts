import type { Scope } from '../pack/evaluate.ts';
import type { Flow } from '../pack/schema.ts';
import type { Frame } from '../session/state.ts';
import type { Instruction } from './program.ts';
import type { Run } from './run.ts';

/** A call that the flow waits for. */
export interface Effect {
  readonly key: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly frame: string;
  readonly into: string;
}

/** How the last call went; null after none. */
export interface Outcome {
  readonly key: string;
  readonly code: string | null;
}

/** What the customer's words mean for the step at which the flow waited. */
export type Passage = 'none' | 'affirm' | 'deny' | 'no_match' | 'retry' | 'ask';

/** Where a flow stands while it is walked. */
export interface Place {
  readonly run: Run;
  readonly frame: Frame;
  readonly flow: Flow;
  readonly program: readonly Instruction[];
  /** Id of the step. */
  readonly id: string;
  readonly scope: Scope;
  readonly passage: Passage;
  readonly outcome: Outcome | null;
}

/** What a step leads to: on, elsewhere in the flow, again from the stack's top, a stop, or a call. */
export type Move =
  | { readonly kind: 'next' | 'again' | 'wait' }
  | { readonly kind: 'jump'; readonly position: number }
  | { readonly kind: 'call'; readonly effect: Effect };

/** Stops at the place until the customer answers; `asks` is the slot or one of confirm, login, retry, resume. */
export function waitAt({ run, frame, id }: Place, asks: string, attempt: number): Move {
  run.emit({ type: 'step.reached', data: { frame: frame.id, step: id, asks, attempt } });
  return { kind: 'wait' };
}

/** Leaves the frame. */
export function endFrame(
  run: Run,
  frame: Frame,
  outcome: 'completed' | 'cancelled' | 'failed' | 'handed_off' | 'replaced',
): void {
  run.emit({ type: 'flow.ended', data: { frame: frame.id, flow: frame.flow, outcome } });
}

const longestKey = 128;

/** The key under which a call of this place happens at most once; short enough for the wire. */
export function callKey({ frame, id }: Pick<Place, 'frame' | 'id'>, once: unknown): string {
  const key = `${frame.id}:${id}:${typeof once === 'string' ? once : JSON.stringify(once ?? null)}`;
  return key.length <= longestKey && /^[\x20-\x7e]*$/.test(key) ? key : `${frame.id}:${fingerprint(key)}`;
}

/** FNV-1a over UTF-16 units, twice with different seeds: 64 bits as hex. */
function fingerprint(text: string): string {
  const run = (seed: number) => {
    let hash = seed;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return run(0x811c9dc5) + run(0x9e3779b9);
}
