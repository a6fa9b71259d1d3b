import { effect, signal } from '@preact/signals';
import type { ConversationEvent } from '@xiaoer/core/events';
import type { AgentQueue, AgentQueueItem } from '@xiaoer/core/protocol';
import { agentApi, DeskError, type DeskConversation } from './agent-api.ts';
import { followServer } from './live.ts';
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
  /** Events of conversations that are just being read: an answer may be older than what the stream told meanwhile. */
  const arriving = new Map<string, ConversationEvent[]>();
  let stopListening = (): void => undefined;
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

  /** Reads a conversation and adds what the stream tells of it meanwhile. */
  async function read(id: string, ask: () => Promise<DeskConversation>): Promise<void> {
    const heard = arriving.get(id) ?? [];
    arriving.set(id, heard);
    try {
      const answer = await ask();
      show({ ...answer, events: joined(answer.events, heard) });
    } finally {
      arriving.delete(id);
    }
  }

  async function openConversation(id: string): Promise<void> {
    try {
      await read(id, () => agentApi.conversation(id));
    } catch (error) {
      tell(error, { NOT_FOUND: '这个会话不在了。', FORBIDDEN: '这个会话由别的客服接待。' });
    }
  }

  /** What happened while nobody listened to the open conversation; the stream tells the queue by itself. */
  async function catchUp(): Promise<void> {
    const id = open.value?.conversation ?? openFromHash();
    if (id !== null) await openConversation(id);
    isLoaded.value = true;
  }

  function take(conversation: string, event: ConversationEvent): void {
    pending.value = pending.value.filter((one) => one.id !== event.id);
    arriving.get(conversation)?.push(event);
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

  function listen(): void {
    stopListening();
    stopListening = followServer({
      connected(isNow) {
        isConnected.value = isNow;
        if (isNow) catchUp().catch(tell);
      },
      queue: (now) => (queue.value = now),
      event: take,
      typing: showTyping,
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
    async claim({ ticketId, conversation }: AgentQueueItem): Promise<void> {
      try {
        await read(conversation, () => agentApi.claim(ticketId));
      } catch (error) {
        tell(error, {
          CONFLICT: '这位顾客刚被同事接入了。',
          NOT_FOUND: '这位顾客已经离开了队列。',
        });
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
