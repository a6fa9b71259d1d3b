import { XiaoerError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { LoadMind, Mind } from './mind.ts';
import type { StatusView } from './view.ts';

export interface MindSlotOptions {
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Told after each change of the status. */
  readonly onChange: () => void;
}

/** The place of the mind, empty until it is fetched. */
export interface MindSlot {
  /** The mind if it is there. */
  peek(): Mind | null;
  status(): StatusView['mind'];
  /** Resolves when it is there, with null when the conversation closed before. Never rejects. */
  readonly arrived: Promise<Mind | null>;
  /** Fetches it again after a failure; does nothing otherwise. */
  retry(): void;
  close(): void;
}

/** The customer is told of a mind that takes longer; it is still taken when it comes. */
const patienceMs = 20_000;

/** Starts fetching at once; a mind that is handed in is there at once. Failures go to `onError`. */
export function createMindSlot(source: Mind | LoadMind, { clock, onError, onChange }: MindSlotOptions): MindSlot {
  let mind: Mind | null = typeof source === 'function' ? null : source;
  let status: StatusView['mind'] = mind === null ? 'loading' : 'ready';
  let isClosed = false;
  let attempt = 0;
  let settle: (mind: Mind | null) => void = () => {};
  const arrived = new Promise<Mind | null>((resolve) => {
    settle = resolve;
  });
  settleIfThere();

  function settleIfThere(): void {
    if (mind !== null) settle(mind);
  }

  function take(loaded: Mind): void {
    if (isClosed || mind !== null) return loaded.close?.();
    mind = loaded;
    status = 'ready';
    onChange();
    settleIfThere();
  }

  function fail(mine: number, error: unknown): void {
    if (isClosed || mind !== null || mine !== attempt) return;
    onError(error);
    status = 'failed';
    onChange();
  }

  function load(loadMind: LoadMind): void {
    attempt += 1;
    const mine = attempt;
    const late = new XiaoerError('TIMEOUT', 'What answers has not come within 20 s; check the network.');
    const cancel = clock.after(patienceMs, () => fail(mine, late));
    const run = async (): Promise<Mind> => loadMind();
    run()
      .finally(cancel)
      .then(take, (error: unknown) => fail(mine, error));
  }

  if (typeof source === 'function') load(source);
  return {
    peek: () => mind,
    status: () => status,
    arrived,
    retry() {
      if (status !== 'failed' || isClosed || typeof source !== 'function') return;
      status = 'loading';
      onChange();
      load(source);
    },
    close() {
      isClosed = true;
      mind?.close?.();
      settle(null);
    },
  };
}
