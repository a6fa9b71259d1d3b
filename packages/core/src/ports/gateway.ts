/** The server's word for a stored event: its place in the order that holds for everybody. */
export interface StoredEvent {
  readonly id: string;
  readonly seq: number;
}

/** What a gateway tells while it listens. */
export interface GatewayListener {
  /** Stored events in server order; may repeat what is known already. */
  events(events: readonly unknown[]): void;
  /** Somebody at the other end is writing; not worth remembering. */
  typing?(from: 'agent', isTyping: boolean): void;
  /** The server does not know the place from which it was to go on: it lost its log. It is followed from the start now. */
  restarted?(): void;
  /** Whether the server can be reached now. */
  connection(state: 'online' | 'offline'): void;
}

/**
 * Calls between one conversation and server-kit. A driver makes one call (and may retry it); order, buffering and
 * limits are the engine's. Every member rejects with a XiaoerError: NETWORK_FAILED, TIMEOUT, UNAUTHENTICATED,
 * NOT_FOUND, LOOKUP_FAILED, LOOKUP_TIMEOUT, RATE_LIMITED …
 */
export interface Gateway {
  /** Stores events once by id, whatever the number of calls; resolves when they are durable. */
  append(events: readonly unknown[]): Promise<readonly StoredEvent[]>;
  /** Follows the conversation from after that `seq` until stopped; reconnects by itself. */
  listen(after: number, listener: GatewayListener): () => void;
  /** Asks the merchant for a business fact or act. `key` makes a repeated act happen once. */
  lookup(name: string, input: Readonly<Record<string, unknown>>, key: string): Promise<unknown>;
  /** Tells the other end that the customer is writing. */
  typing?(isTyping: boolean): void;
}
