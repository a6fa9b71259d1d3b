export type { Clock } from './ports/clock.ts';
export type { Gateway, GatewayListener, StoredEvent } from './ports/gateway.ts';
export type { NextId } from './ports/ids.ts';
export type { LogRecord, LogStore } from './ports/log-store.ts';
export type { Emotion, Entity, IntentScore, Understander, Understanding } from './ports/understander.ts';
export type { Readable } from './readable.ts';
export type { Conversation, ConversationOptions, ConversationPorts } from './conversation-api.ts';
export { createConversation } from './conversation.ts';
export { isXiaoerError, XiaoerError } from './errors.ts';
export type { XiaoerErrorCode } from './errors.ts';
export type { ConversationExport } from './privacy/export.ts';
export { redact } from './privacy/redact.ts';
export type { ConversationEvent } from './session/events.ts';
export type { ConversationState } from './session/state.ts';
export type { Block, Coupon, FormField, Option, Order, Product, Track } from './session/blocks.ts';
export type { ConversationView, MessageRow, StatusView } from './session/view.ts';

export { createUnderstander } from './intent/understand.ts';
export type { UnderstanderOptions } from './intent/understand.ts';
