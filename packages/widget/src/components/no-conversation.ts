import type { Readable, StatusView } from '@xiaoer/core';

/** The state before a conversation is open: nothing is known, nothing is wrong. */
const blank: StatusView = {
  connection: 'local',
  handoff: 'none',
  position: null,
  isServiceOpen: true,
  agentName: null,
  rating: 'none',
  unsent: 0,
  locale: 'zh-CN',
  userName: null,
  mind: 'loading',
};

/** A status that never changes, for the panel before its conversation is open. */
export const blankStatus: Readable<StatusView> = {
  value: blank,
  peek: () => blank,
  subscribe(listener) {
    listener(blank);
    return () => undefined;
  },
};
