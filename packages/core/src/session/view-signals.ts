import { batch, signal } from '@preact/signals-core';
import type { Option } from './blocks.ts';
import { projectMessages, projectStatus, projectSuggestions, type SyncView } from './project.ts';
import type { ConversationState } from './state.ts';
import type { ConversationView, MessageRow, StatusView } from './view.ts';

/** The view of one conversation and the way to bring it up to date. */
export interface ViewSignals {
  readonly view: ConversationView;
  /** Projects again; readables whose value reads as before stay silent. */
  update(state: ConversationState, sync: SyncView, typing: 'none' | 'bot' | 'agent'): void;
}

/** Readables over signals-core, empty at first. */
export function createViewSignals(state: ConversationState, sync: SyncView): ViewSignals {
  const messages = signal<readonly MessageRow[]>(projectMessages(state, sync, []));
  const suggestions = signal<readonly Option[]>(projectSuggestions(state));
  const typing = signal<'none' | 'bot' | 'agent'>('none');
  const status = signal<StatusView>(projectStatus(state, sync, null));
  return {
    view: { messages, suggestions, typing, status },
    update(next, nextSync, nextTyping) {
      batch(() => {
        messages.value = projectMessages(next, nextSync, messages.peek());
        suggestions.value = projectSuggestions(next);
        status.value = projectStatus(next, nextSync, status.peek());
        typing.value = nextTyping;
      });
    },
  };
}
