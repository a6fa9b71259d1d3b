import './polyfills.ts';
import type { Conversation } from '@xiaoer/core';
import { bind, type DataHost } from '../bind.ts';
import { createMiniConversation, type MiniConversationOptions } from '../create-mini-conversation.ts';
import type { MyApi } from '../my-api.ts';
import { textsOf } from './texts.ts';

/** What a page writes on the tag; events are functions, as is usual in a mini-program. */
interface Props extends Omit<MiniConversationOptions, 'my' | 'clock' | 'identity'> {
  readonly className: string;
  readonly locale: string;
  /** Gives the proof of who the customer is. Functions reach a component only under a name that begins with `on`. */
  readonly onIdentify: MiniConversationOptions['identity'] | null;
  readonly onReady: (() => void) | null;
}

/** What the platform and we keep on one instance. `data` is what is drawn. */
interface Instance extends DataHost {
  readonly props: Props;
  readonly data: { readonly draft: string };
  conversation: Conversation | null;
  isUnmounted: boolean;
  stop: () => void;
}

interface InputEvent {
  readonly detail: { readonly value: string };
}

interface TapEvent {
  readonly currentTarget: { readonly dataset: { readonly id?: string; readonly label?: string } };
}

declare const my: MyApi;
declare const Component: (options: object & ThisType<Instance>) => void;

const drawnFirst = {
  messages: [],
  suggestions: [],
  typing: 'none',
  status: { connection: 'local', handoff: 'none', position: null },
  draft: '',
  isBroken: false,
  texts: textsOf('zh-CN'),
};

Component({
  data: drawnFirst,
  props: { className: '', locale: 'zh-CN', user: null, pack: null, onIdentify: null, onReady: null },

  async didMount() {
    const { props } = this;
    this.isUnmounted = false;
    this.setData({ texts: textsOf(props.locale) });
    try {
      const conversation = await createMiniConversation({ ...props, my, identity: props.onIdentify ?? undefined });
      if (this.isUnmounted) {
        conversation.close();
        return;
      }
      this.conversation = conversation;
      this.stop = bind({ ...conversation.view }, this);
      await conversation.ready;
      props.onReady?.();
    } catch (error) {
      if (!this.isUnmounted) this.setData({ isBroken: true });
      props.onError?.(error);
    }
  },

  didUnmount() {
    this.isUnmounted = true;
    this.stop?.();
    this.conversation?.close();
    this.conversation = null;
  },

  methods: {
    onInput(this: Instance, event: InputEvent) {
      this.setData({ draft: event.detail.value });
      this.conversation?.setTyping(event.detail.value !== '');
    },
    onSend(this: Instance) {
      const { draft } = this.data;
      if (draft.trim() === '' || this.conversation === null) return;
      this.setData({ draft: '' });
      void this.conversation.say(draft);
    },
    onChoose(this: Instance, event: TapEvent) {
      const { id, label } = event.currentTarget.dataset;
      if (id !== undefined && id !== '') void this.conversation?.choose(id, label);
    },
    onRetry(this: Instance) {
      void this.conversation?.retry();
    },
    onHuman(this: Instance) {
      void this.conversation?.requestHuman();
    },
  },
});
