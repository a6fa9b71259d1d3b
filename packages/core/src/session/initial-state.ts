import type { ConversationState, HandoffState } from './state.ts';

const noHandoff: HandoffState = {
  phase: 'none',
  ticket: null,
  ticketId: null,
  position: null,
  isOpen: true,
  agent: null,
  endedBy: null,
};

/** The state before the first event. */
export const initialState: ConversationState = {
  locale: 'zh-CN',
  page: {},
  user: { id: null, name: null, level: null, isVerified: false },
  messages: [],
  stack: [],
  actions: {},
  attempts: [],
  understood: null,
  decided: null,
  mentions: {},
  topic: null,
  misses: 0,
  upset: 0,
  recentUpset: [],
  handoff: noHandoff,
  rating: null,
  turn: null,
};
