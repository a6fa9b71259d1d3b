export { bind } from './bind.ts';
export type { DataHost, ViewRecord } from './bind.ts';
export { createMiniConversation } from './create-mini-conversation.ts';
export type { MiniConversationOptions } from './create-mini-conversation.ts';
export type { MyApi } from './my-api.ts';
export { patchOf } from './patch.ts';
export type { DataPatch, Patch, SplicePatch } from './patch.ts';
export { myLogStore } from './ports/storage.ts';
