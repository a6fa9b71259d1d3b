import type { EventOf } from './events.ts';
import { withAttempt } from './reduce-decision.ts';
import type { Attempt, ConversationState, Frame, SlotValue } from './state.ts';

type FlowType = 'flow.started' | 'step.reached' | 'slot.set' | 'slot.cleared' | 'flow.ended';
type ActionType = 'action.started' | 'action.succeeded' | 'action.failed';
type AnyOf<T extends FlowType | ActionType> = { [K in T]: EventOf<K> }[T];

/** The stack of flows. Events about a frame that is gone change nothing: they came from another device, too late. */
export function reduceFlow(state: ConversationState, event: AnyOf<FlowType>): ConversationState {
  switch (event.type) {
    case 'flow.started':
      return started(state, event);
    case 'step.reached': {
      const { frame, step, asks, attempt } = event.data;
      return withFrame(state, frame, () => ({ step, asks, attempt }));
    }
    case 'slot.set': {
      const { frame, slot, value, label, source, isPrivate } = event.data;
      const filled: SlotValue = { value: value ?? null, label, source, isPrivate };
      return withFrame(state, frame, ({ slots }) => ({ slots: { ...slots, [slot]: filled } }));
    }
    case 'slot.cleared':
      return withFrame(state, event.data.frame, ({ slots }) => ({ slots: without(slots, event.data.slot) }));
    case 'flow.ended':
      return {
        ...state,
        stack: state.stack.filter((frame) => frame.id !== event.data.frame),
        attempts: withOutcome(state.attempts, event.data.flow, event.data.outcome),
      };
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

/** Calls and how they went; a result is also kept by the frame that asked. */
export function reduceAction(state: ConversationState, event: AnyOf<ActionType>): ConversationState {
  const { key, name } = event.data;
  const known = Object.hasOwn(state.actions, key) ? state.actions[key] : undefined;
  switch (event.type) {
    case 'action.started': {
      const { input, frame, into = name } = event.data;
      const action = { key, name, input, frame, into, status: 'started' as const, output: null, code: null };
      return { ...state, actions: { ...state.actions, [key]: action } };
    }
    case 'action.succeeded': {
      if (known === undefined) return state;
      const output = event.data.output ?? null;
      const action = { ...known, status: 'succeeded' as const, output, code: null };
      const next = { ...state, actions: { ...state.actions, [key]: action } };
      if (known.frame === null) return next;
      return withFrame(next, known.frame, ({ results }) => ({ results: { ...results, [known.into]: output } }));
    }
    case 'action.failed': {
      if (known === undefined) return state;
      const action = { ...known, status: 'failed' as const, code: event.data.code };
      return { ...state, actions: { ...state.actions, [key]: action } };
    }
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

function started(state: ConversationState, event: EventOf<'flow.started'>): ConversationState {
  const { frame: id, flow, title, by, slots } = event.data;
  if (state.stack.some((frame) => frame.id === id)) return state;
  const filled = Object.entries(slots).map(([slot, value]): [string, SlotValue] => [slot, contextSlot(value)]);
  const frame: Frame = {
    id,
    flow,
    title,
    by,
    step: null,
    asks: null,
    attempt: 0,
    slots: Object.fromEntries(filled),
    results: {},
  };
  // A flow that another one runs, or that repairs one, is no wish of the customer's own.
  const attempt: Attempt | null =
    by === 'run' || by === 'repair' ? null : { id: flow, title, at: event.at, outcome: 'open' };
  return {
    ...state,
    stack: [...state.stack, frame],
    attempts: attempt === null ? state.attempts : withAttempt(state.attempts, attempt),
  };
}

function contextSlot(value: unknown): SlotValue {
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return { value: value ?? null, label: isPlain ? String(value) : '', source: 'context', isPrivate: false };
}

function withFrame(state: ConversationState, id: string, change: (frame: Frame) => Partial<Frame>): ConversationState {
  if (!state.stack.some((frame) => frame.id === id)) return state;
  return { ...state, stack: state.stack.map((frame) => (frame.id === id ? { ...frame, ...change(frame) } : frame)) };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function withOutcome(attempts: readonly Attempt[], flow: string, outcome: Attempt['outcome']): readonly Attempt[] {
  const at = attempts.map(({ id, outcome: now }) => id === flow && now === 'open').lastIndexOf(true);
  return at < 0 ? attempts : attempts.map((attempt, index) => (index === at ? { ...attempt, outcome } : attempt));
}
