import { effect, signal } from '@preact/signals';
import { parseEvent, type ConversationEvent } from '@xiaoer/core/events';
import type { AgentQueue } from '@xiaoer/core/protocol';
import { agentApi, DeskError, readQueue, type DeskConversation } from './agent-api.ts';
import { becomeAgent, type SignIn, whoAmI } from './sign-in.ts';
import { joined } from './transcript.ts';

/** A reply that the server has not stored yet. */
export interface Pending {
  readonly id: string;
  readonly conversation: string;
  readonly text: string;
  readonly at: number;
  readonly hasFailed: boolean;
}

/** What one conversation leaves waiting: words not read, a reply half written. */
type ByConversation<T> = Readonly<Record<string, T>>;

const reconnectMs = 2000;
/** The customer's "is writing" fades where its end got lost. */
const typingFadesMs = 6000;
/** The hash holds which conversation is open, so that a refresh keeps it; never a token. */
const openFromHash = (): string | null => decodeURIComponent(location.hash.slice(1)) || null;

/** All that the desk knows, as signals, and what an agent can do. One per page. */
export function createDesk() {
  const signIn = signal<SignIn>({ agent: null, agents: [] });
  const queue = signal<AgentQueue>({ waiting: [], mine: [] });
  const open = signal<DeskConversation | null>(null);
  const pending = signal<readonly Pending[]>([]);
  const unread = signal<ByConversation<number>>({});
  const drafts = signal<ByConversation<string>>(JSON.parse(sessionStorage.getItem('drafts') ?? '{}'));
  const typing = signal<string | null>(null);
  const isConnected = signal(false);
  const isLoaded = signal(false);
  const notice = signal<string | null>(null);
  let source: EventSource | null = null;
  let fading: ReturnType<typeof setTimeout> | undefined;

  effect(() => sessionStorage.setItem('drafts', JSON.stringify(drafts.value)));
  effect(() => {
    const waiting = queue.value.waiting.length;
    document.title = waiting > 0 ? `(${waiting}) 客服工作台` : '客服工作台';
  });

  function tell(error: unknown, told: ByConversation<string> = {}): void {
    const code = error instanceof DeskError ? error.code : 'INTERNAL';
    notice.value = told[code] ?? (error instanceof DeskError ? error.message : '出错了，请刷新页面再试。');
  }

  function show(conversation: DeskConversation | null): void {
    open.value = conversation;
    history.replaceState(null, '', conversation === null ? '#' : `#${encodeURIComponent(conversation.conversation)}`);
    if (conversation !== null) unread.value = { ...unread.value, [conversation.conversation]: 0 };
  }

  async function openConversation(id: string): Promise<void> {
    try {
      show(await agentApi.conversation(id));
    } catch (error) {
      tell(error, { NOT_FOUND: '这个会话不在了。', FORBIDDEN: '这个会话由别的客服接待。' });
    }
  }

  async function refresh(): Promise<void> {
    queue.value = await agentApi.queue();
    const id = open.value?.conversation ?? openFromHash();
    if (id !== null) await openConversation(id);
    isLoaded.value = true;
  }

  function take(conversation: string, event: ConversationEvent): void {
    pending.value = pending.value.filter((one) => one.id !== event.id);
    const shown = open.value;
    if (shown?.conversation === conversation) {
      open.value = { ...shown, events: joined(shown.events, [event]) };
      if (event.type === 'user.said') typing.value = null;
    } else if (event.type === 'user.said') {
      unread.value = { ...unread.value, [conversation]: (unread.value[conversation] ?? 0) + 1 };
    }
  }

  function showTyping(conversation: string, isTyping: boolean): void {
    clearTimeout(fading);
    typing.value = isTyping ? conversation : null;
    if (isTyping) fading = setTimeout(() => (typing.value = null), typingFadesMs);
  }

  /** Follows the server; the browser reconnects by itself, and we where it has given up. */
  function listen(): void {
    source?.close();
    const stream = new EventSource(agentApi.streamUrl);
    source = stream;
    stream.addEventListener('open', () => {
      isConnected.value = true;
      // What happened while nobody listened is in the answers of the server, not in the stream.
      refresh().catch(tell);
    });
    stream.addEventListener('error', () => {
      isConnected.value = false;
      if (stream.readyState === EventSource.CLOSED && source === stream) setTimeout(listen, reconnectMs);
    });
    stream.addEventListener('queue', ({ data }) => (queue.value = readQueue(JSON.parse(data))));
    stream.addEventListener('conversation', ({ data }) => {
      const { conversation, event: value } = JSON.parse(data);
      const event = parseEvent(value);
      if (event !== null) take(conversation, event);
    });
    stream.addEventListener('typing', ({ data }) => {
      const { conversation, isTyping } = JSON.parse(data);
      showTyping(conversation, isTyping);
    });
  }

  async function start(): Promise<void> {
    signIn.value = await whoAmI();
    if (signIn.value.agent === null) isLoaded.value = true;
    else listen();
  }

  async function deliver(message: Pending): Promise<void> {
    const withState = (hasFailed: boolean) => (one: Pending) => (one.id === message.id ? { ...one, hasFailed } : one);
    pending.value = pending.value.map(withState(false));
    try {
      await agentApi.send(message.conversation, { id: message.id, text: message.text });
    } catch (error) {
      pending.value = pending.value.map(withState(true));
      tell(error, { NETWORK_FAILED: '网络不通，回复还没有发出。', CONFLICT: '会话已经结束，回复没有发出。' });
    }
  }

  return {
    signIn,
    queue,
    open,
    pending,
    unread,
    drafts,
    typing,
    isConnected,
    isLoaded,
    notice,
    start,
    openConversation,
    retry: deliver,
    /** Takes somebody out of the queue; says so clearly where a colleague was faster. */
    async claim(ticketId: string): Promise<void> {
      try {
        show(await agentApi.claim(ticketId));
        queue.value = await agentApi.queue();
      } catch (error) {
        tell(error, {
          CONFLICT: '这位顾客刚被同事接入了。',
          NOT_FOUND: '这位顾客已经离开了队列。',
        });
        queue.value = await agentApi.queue().catch(() => queue.value);
      }
    },
    async send(conversation: string, text: string): Promise<void> {
      const message = { id: crypto.randomUUID(), conversation, text, at: Date.now(), hasFailed: false };
      pending.value = [...pending.value, message];
      drafts.value = { ...drafts.value, [conversation]: '' };
      await deliver(message);
    },
    draft(conversation: string, text: string): void {
      drafts.value = { ...drafts.value, [conversation]: text };
    },
    setTyping(conversation: string, isTyping: boolean): void {
      // Not worth telling anybody where it fails.
      agentApi.typing(conversation, isTyping).catch(() => undefined);
    },
    async end(conversation: string): Promise<void> {
      await agentApi.end(conversation).catch(tell);
      queue.value = await agentApi.queue().catch(() => queue.value);
    },
    async become(agent: string): Promise<void> {
      signIn.value = await becomeAgent(agent);
      show(null);
      listen();
    },
  };
}

/** The desk of one page. */
export type Desk = ReturnType<typeof createDesk>;
