import type { Conversation, ConversationOptions, ConversationPorts } from './conversation-api.ts';
import { createCalls, type ChangeDrafts } from './conversation-calls.ts';
import { checkConversationOptions } from './conversation-options.ts';
import type { TurnContext, TurnInput } from './dialogue/turn.ts';
import { XiaoerError } from './errors.ts';
import { limitedGateway, limitedUnderstander } from './limited-ports.ts';
import { exportLog } from './privacy/export.ts';
import type { EventDraft } from './session/events.ts';
import { initialState } from './session/initial-state.ts';
import { openLog, type Log } from './session/log.ts';
import { knownLocale, openingDrafts } from './session/opening.ts';
import type { SyncView } from './session/project.ts';
import type { ConversationState } from './session/state.ts';
import { startSync, type Sync } from './session/sync.ts';
import { createTurnQueue } from './session/turn-queue.ts';
import { findUnanswered } from './session/unanswered.ts';
import { createViewSignals } from './session/view-signals.ts';

/** One turn of a dialogue; appends what happened through the context. */
export type RunTurn = (input: TurnInput, context: TurnContext) => Promise<void>;

/** A new conversation waits this long for what the server knows, above all who the customer is, before it speaks. */
const firstContactMs = 1500;
/** A turn that waits for a slow lookup does not hold back what the customer said for longer. */
const holdMs = 2000;

/** `createConversation` over any dialogue: owns the log, the line of turns, the wire and the view. */
export function createEngine(runTurn: RunTurn, ports: ConversationPorts, options: ConversationOptions): Conversation {
  checkConversationOptions(ports, options);
  const { clock, nextId } = ports;
  const { device, pack } = options;
  const onError = guarded(options.onError);
  const onEvent = guarded(options.onEvent, onError);
  const understander = limitedUnderstander(ports.understander, clock);
  const gateway = ports.gateway === undefined ? null : limitedGateway(ports.gateway, clock);
  const before: ConversationState = { ...initialState, locale: knownLocale(options.locale ?? 'zh-CN') };
  const queue = createTurnQueue(onError);
  let log: Log | null = null;
  let sync: Sync | null = null;
  let isClosed = false;
  let isBotBusy = false;
  let written: Promise<void> = Promise.resolve();
  let isOpen = false;
  let user = before.user;
  const signals = createViewSignals(before, syncView());
  const state = (): ConversationState => log?.state() ?? before;

  function syncView(): SyncView {
    const connection = gateway === null ? 'local' : (sync?.connection() ?? 'online');
    const unsent = gateway === null ? 0 : (log?.unsent().length ?? 0);
    return { connection, unsent, isFailed: (id) => sync?.isFailed(id) ?? false };
  }

  function refresh(): void {
    if (isClosed) return;
    const now = state();
    const isBotTyping = isBotBusy && now.handoff.phase !== 'assigned';
    signals.update(now, syncView(), sync?.isAgentTyping() === true ? 'agent' : isBotTyping ? 'bot' : 'none');
    resumeAfterLogin(now);
  }

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
    if (gateway !== null) sync = startSync({ gateway, log: opened, clock, device, onError, onChange: refresh });
    refresh();
  }

  /** Catches up with what the page says, and says hello in a new conversation. */
  async function begin(): Promise<void> {
    if (log === null || isClosed) return;
    if (log.isEmpty() && sync !== null) await within(firstContactMs, sync.firstContact);
    isOpen = true;
    const isStarted = log.hasAny('conversation.started');
    const { locale, channel, user: claimed, page } = options;
    const opening = { isStarted, locale, channel, pack: `${pack.pack}@${pack.version}`, user: claimed, page };
    await append(openingDrafts(state(), opening));
    if (state().messages.length === 0 && options.greets !== false) await turn({ kind: 'start' });
    const left = findUnanswered(log, state(), device, clock.now());
    if (left?.isUntouched === true) await turn({ kind: 'say', text: left.text }, alreadySaid);
    else if (left !== null && state().stack.length > 0) await turn({ kind: 'resume' });
  }

  function within(limitMs: number, job: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(limitMs, resolve);
      void job.then(cancel).then(resolve);
    });
  }

  /**
   * Folds at once. A turn waits for the disk before a call goes out and at its end, not between its steps: an answer would
   * come twice as late for it (131 against 57 ms at 4× CPU throttle, 2026-11).
   */
  async function append(drafts: readonly EventDraft[], turnId: string | null = null): Promise<void> {
    if (log === null || isClosed || drafts.length === 0) return;
    written = log.append(drafts, turnId);
    if (turnId === null || drafts.some(({ type }) => type === 'action.started')) await written;
    sync?.push();
  }

  async function turn(input: TurnInput, change: ChangeDrafts = asIs): Promise<void> {
    if (isClosed) return;
    const id = nextId();
    const release = sync?.hold() ?? (() => {});
    const cancelRelease = clock.after(holdMs, release);
    isBotBusy = input.kind !== 'start';
    refresh();
    try {
      await runTurn(input, {
        pack,
        understander,
        clock,
        nextId,
        gateway,
        state,
        append: (drafts) => append(change(drafts), id),
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

  function take(input: () => TurnInput | null, change?: ChangeDrafts): Promise<void> {
    if (isClosed) return Promise.reject(closedError());
    return queue.add(async () => {
      const taken = input();
      if (taken !== null) await turn(taken, change);
    });
  }

  async function note(drafts: () => readonly EventDraft[]): Promise<void> {
    if (isClosed) throw closedError();
    await opening;
    await append(drafts());
  }

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    sync?.stop();
    log?.close();
  }

  const ready = open();
  const opening = queue.add(() => ready.then(begin));
  return {
    view: signals.view,
    ready,
    state,
    ...createCalls({ state, take, note }),
    async retry() {
      if (isClosed) throw closedError();
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

const asIs: ChangeDrafts = (drafts) => drafts;

/** What was said is in the log from the first run of the turn. */
const alreadySaid: ChangeDrafts = (drafts) => drafts.filter(({ type }) => type !== 'user.said');

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
