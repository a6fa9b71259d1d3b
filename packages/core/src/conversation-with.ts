import type { Conversation, ConversationOptions, ConversationPorts } from './conversation-api.ts';
import { createCalls } from './conversation-calls.ts';
import { checkConversationOptions } from './conversation-options.ts';
import { XiaoerError } from './errors.ts';
import { limitedGateway } from './limited-ports.ts';
import { exportLog } from './privacy/export.ts';
import type { EventDraft } from './session/events.ts';
import { initialState } from './session/initial-state.ts';
import { isLocalCall } from './session/local-call.ts';
import { openLog, type Log } from './session/log.ts';
import type { LoadMind, Mind } from './session/mind.ts';
import { createMindSlot } from './session/mind-slot.ts';
import { isUngreeted, knownLocale, openingDrafts, startedDraft } from './session/opening.ts';
import type { SyncView } from './session/project.ts';
import { saidDrafts } from './session/said.ts';
import type { ConversationState } from './session/state.ts';
import { startSync, type Sync } from './session/sync.ts';
import type { TurnInput } from './session/turn-input.ts';
import { createTurnQueue } from './session/turn-queue.ts';
import { findUnanswered, type Unanswered } from './session/unanswered.ts';
import { createViewSignals } from './session/view-signals.ts';

/** A new conversation waits this long for what the server knows, above all who the customer is, before it speaks. */
const firstContactMs = 1500;
/** A turn that waits for a slow lookup does not hold back what the customer said for longer. */
const holdMs = 2000;

/**
 * One conversation over any mind: owns the log, the line of turns, the wire and the view. A mind that is still to be fetched
 * holds up answers only: history, sending and people are there without it, and what the customer says meanwhile is heard at
 * once and answered when it is there. Throws OPTIONS_INVALID at once where an option cannot work.
 *
 * @example
 * const conversation = createConversationWith(
 *   () => import('./mind.ts').then(({ fetchMind }) => fetchMind()),
 *   { logStore: idbLogStore(), clock: webClock(), nextId: webIds() },
 *   { id: 'shop:guest', device: 'tab-1' },
 * );
 */
export function createConversationWith(
  source: Mind | LoadMind,
  ports: Omit<ConversationPorts, 'understander'>,
  options: Omit<ConversationOptions, 'pack'>,
): Conversation {
  checkConversationOptions(ports, options);
  const { clock, nextId } = ports;
  const { device } = options;
  const onError = guarded(options.onError);
  const onEvent = guarded(options.onEvent, onError);
  const gateway = ports.gateway === undefined ? null : limitedGateway(ports.gateway, clock);
  const before: ConversationState = { ...initialState, locale: knownLocale(options.locale ?? 'zh-CN') };
  const queue = createTurnQueue(onError);
  let log: Log | null = null;
  let sync: Sync | null = null;
  let isClosed = false;
  let isBotBusy = false;
  let written: Promise<void> = Promise.resolve();
  let isOpen = false;
  let wasOffline = false;
  let user = before.user;
  const heardEarly = new Set<string>();
  const minds = createMindSlot(source, { clock, onError, onChange: refresh });
  const signals = createViewSignals(before, syncView());
  const state = (): ConversationState => log?.state() ?? before;

  function syncView(): SyncView {
    const connection = gateway === null ? 'local' : (sync?.connection() ?? 'online');
    const unsent = gateway === null ? 0 : (log?.unsent().length ?? 0);
    return { connection, unsent, isFailed: (id) => sync?.isFailed(id) ?? false, mind: minds.status() };
  }

  function refresh(): void {
    if (isClosed) return;
    const now = state();
    const isWaitedFor = isBotBusy || (minds.status() === 'loading' && unanswered().length > 0);
    const isBotTyping = isWaitedFor && now.handoff.phase !== 'assigned';
    signals.update(now, syncView(), sync?.isAgentTyping() === true ? 'agent' : isBotTyping ? 'bot' : 'none');
    resumeAfterLogin(now);
  }

  const unanswered = (): readonly Unanswered[] =>
    log === null ? [] : findUnanswered(log, state(), device, clock.now());

  /** The tab in which the customer was asked to log in goes on where it stopped; the others only watch. */
  function resumeAfterLogin(now: ConversationState): void {
    // That the server verified whom the page had named is no news to a flow.
    const isNews = now.user.id !== null && user.id === null;
    user = now.user;
    const said = now.messages.filter(({ from }) => from === 'user');
    const isHere = said[said.length - 1]?.device === device;
    if (isOpen && isNews && now.stack.length > 0 && isHere) void take(() => ({ kind: 'resume' }));
  }

  async function open(): Promise<void> {
    const opened = await openLog({
      conversation: options.id,
      device,
      store: ports.logStore,
      clock,
      nextId,
      onError,
      onEvent,
      onChange: refresh,
      onErased: close,
    });
    if (isClosed) return opened.close();
    log = opened;
    user = opened.state().user;
    if (gateway !== null) sync = startSync({ gateway, log: opened, clock, device, onError, onChange: followSync });
    followSync();
  }

  /** Where the way to the server is there again, what answers can probably be had too. */
  function followSync(): void {
    const isOffline = sync?.connection() === 'offline';
    if (wasOffline && !isOffline) minds.retry();
    wasOffline = isOffline;
    refresh();
  }

  /** Catches up with what the page says. */
  async function begin(): Promise<void> {
    if (log === null || isClosed) return;
    if (log.isEmpty() && sync !== null) await within(firstContactMs, sync.firstContact);
    isOpen = true;
    const isStarted = log.hasAny('conversation.started');
    const { locale, channel, user: claimed, page } = options;
    const pack = minds.peek()?.pack ?? null;
    await append(openingDrafts(state(), { isStarted, locale, channel, pack, user: claimed, page }));
  }

  /** Says hello in a new conversation, and answers what another page left unanswered. */
  async function awaken(): Promise<void> {
    const mind = await minds.arrived;
    if (log === null || mind === null || isClosed) return;
    if (!log.hasAny('conversation.started')) {
      await append([startedDraft(state().locale, options.channel, mind.pack)]);
    }
    if (isUngreeted(state()) && options.greets !== false) await turn({ kind: 'start' });
    for (const { input, turn: id, isUntouched } of unanswered().filter((left) => !heardEarly.has(left.turn))) {
      if (isUntouched) await turn(input, id);
      else if (state().stack.length > 0) await turn({ kind: 'resume' });
    }
  }

  function within(limitMs: number, job: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(limitMs, resolve);
      void job.then(cancel).then(resolve);
    });
  }

  /**
   * Folds at once. A turn waits for the disk before a call leaves the device and at its end, not between its steps: an answer
   * would come twice as late for it (131 against 57 ms at 4× CPU throttle, 2026-11).
   */
  async function append(drafts: readonly EventDraft[], turnId: string | null = null): Promise<void> {
    if (log === null || isClosed || drafts.length === 0) return;
    written = log.append(drafts, turnId);
    if (turnId === null || drafts.some(leavesDevice)) await written;
    sync?.push();
  }

  /** `heard`: the turn in which the input was heard already. */
  async function turn(input: TurnInput, heard: string | null = null): Promise<void> {
    const mind = await minds.arrived;
    if (mind === null || isClosed) return;
    const id = heard ?? nextId();
    const release = sync?.hold() ?? (() => {});
    const cancelRelease = clock.after(holdMs, release);
    isBotBusy = input.kind !== 'start';
    refresh();
    try {
      if (heard === null) await append(saidDrafts(input), id);
      await mind.answer(input, {
        clock,
        nextId,
        gateway,
        state,
        append: (drafts) => append(drafts, id),
        isCancelled: () => isClosed,
      });
    } finally {
      isBotBusy = false;
      cancelRelease();
      release();
      refresh();
    }
    await written;
  }

  function take(input: () => TurnInput | null): Promise<void> {
    if (isClosed) return Promise.reject(closedError());
    const early = minds.peek() === null ? hear(input) : null;
    return queue.add(async () => {
      const { taken, heard } = early === null ? { taken: input(), heard: null } : await early;
      if (taken !== null) await turn(taken, heard);
    });
  }

  /** The customer sees at once what he says, and it is kept and sent, while what answers is on its way. */
  async function hear(input: () => TurnInput | null): Promise<{ taken: TurnInput | null; heard: string | null }> {
    minds.retry();
    await ready;
    const taken = input();
    if (taken === null) return { taken, heard: null };
    const heard = nextId();
    heardEarly.add(heard);
    await append(saidDrafts(taken), heard);
    return { taken, heard };
  }

  /** What a page says waits for the greeting, but not for what has to be fetched first. */
  async function note(drafts: () => readonly EventDraft[]): Promise<void> {
    if (isClosed) throw closedError();
    await (minds.peek() === null ? opening : awake);
    await append(drafts());
  }

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    sync?.stop();
    log?.close();
    minds.close();
  }

  const ready = open();
  const opening = queue.add(() => ready.then(begin));
  const awake = queue.add(awaken);
  return {
    view: signals.view,
    ready,
    state,
    ...createCalls({ state, take, note, asksPlainly: () => gateway !== null && minds.peek() === null }),
    async retry() {
      if (isClosed) throw closedError();
      minds.retry();
      await ready;
      sync?.retry();
    },
    setTyping(isTyping) {
      if (!isClosed && state().handoff.phase === 'assigned') gateway?.typing?.(isTyping);
    },
    exportData: () => exportLog(options.id, log?.events() ?? [], clock.now()),
    async erase() {
      if (isClosed) throw closedError();
      await ready;
      close();
      signals.update(initialState, syncView(), 'none');
      await log?.erase();
    },
    close,
  };
}

/** A call that another turn must not make again after a crash; what the pack itself answers may be asked twice. */
function leavesDevice(draft: EventDraft): boolean {
  return draft.type === 'action.started' && !isLocalCall(draft.data.name);
}

/** The host's own mistakes in a callback must not stop a conversation. */
function guarded<T>(
  callback: ((value: T) => void) | undefined,
  onError?: (error: unknown) => void,
): (value: T) => void {
  return (value) => {
    try {
      callback?.(value);
    } catch (error) {
      onError?.(error);
    }
  };
}

function closedError(): XiaoerError {
  return new XiaoerError('CONVERSATION_CLOSED', 'This conversation is closed; create a new one to go on.');
}
