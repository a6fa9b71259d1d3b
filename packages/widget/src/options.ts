import type { Conversation } from '@xiaoer/core';
import { XiaoerError } from '@xiaoer/core/errors';

/** CSS custom properties without their `--xiaoer-` prefix, e.g. `{ accent: '#0b6b5d' }`. */
export type ThemeTokens = Readonly<Record<string, string>>;

/** `auto` follows the customer's system. */
export type ThemeName = 'auto' | 'light' | 'dark';

/** Who the host page says is logged in; the server decides whether it is true. */
export interface WidgetUser {
  readonly id: string;
  readonly name?: string;
}

/** Proof of who the customer is: a short JWT of the merchant, whose `sub` is the customer. */
export interface IdentityProof {
  readonly token: string;
  readonly user?: WidgetUser;
}

/** Asked whenever a session begins; null is a guest. */
export type IdentitySource = () => Promise<IdentityProof | null>;

/** URLs of a sentence encoder in ONNX, its `tokenizer.json`, and the head that `xiaoer train --encoder` made for it. */
export interface WidgetEncoder {
  readonly model: string;
  readonly tokenizer: string;
  readonly head: string;
}

/** All that a host page may say about one widget. Only `pack` (or `conversation`) is needed. */
export interface WidgetOptions {
  /** Base URL of server-kit, e.g. `/api/xiaoer`. Without it the widget answers on its own. */
  readonly server?: string;
  /** URL of a compiled pack, or its JSON. */
  readonly pack?: string | object;
  /** URL of the small model, or its bytes. */
  readonly model?: string | Uint8Array;
  /** URL of the full tier, `….onnx` with its vocabulary `….bin` beside it; runs in a module Worker once fetched, before that `model` answers. */
  readonly onnx?: string;
  /** The merchant's own encoder, in the place of `onnx`; runs in a module Worker once fetched. */
  readonly encoder?: WidgetEncoder;
  /** URL of the folder with `onnx-worker.js` and its .wasm file. The script tag knows its own. */
  readonly assets?: string;
  /** Tells conversations of several widgets and shops on one origin apart. Default `default`. */
  readonly appId?: string;
  /** `auto` (default) reads the page's language. */
  readonly locale?: string;
  readonly position?: 'bottom-right' | 'bottom-left';
  readonly theme?: ThemeName;
  readonly tokens?: ThemeTokens;
  /** Answers `{ token, user? }` for the customer who is logged in, 204 or 401 for a guest. */
  readonly identityUrl?: string;
  /** The same from code; wins over `identityUrl`. */
  readonly identity?: IdentitySource;
  readonly user?: WidgetUser | null;
  /** Where the customer is, e.g. `{ product: 'P100' }`. */
  readonly page?: Readonly<Record<string, string>>;
  /** Fetches the panel when the page is idle instead of on the first opening. Default false. */
  readonly prefetch?: boolean;
  /** No button of ours: the page opens the panel by `open()`. Default false. */
  readonly hideLauncher?: boolean;
  /** Where the host element is appended. Default `document.body`. */
  readonly parent?: Element;
  /** A conversation made by the page itself; server, pack, model and identity are then not used. */
  readonly conversation?: Conversation;
  /** Told of every failure that was degraded. */
  readonly onError?: (error: unknown) => void;
}

const themes: readonly unknown[] = [undefined, 'auto', 'light', 'dark'];
const positions: readonly unknown[] = [undefined, 'bottom-right', 'bottom-left'];

/** Throws OPTIONS_INVALID for options that can never work, so that a mistake shows where it was made. */
export function checkOptions(options: WidgetOptions): void {
  const wrong = (what: string) => new XiaoerError('OPTIONS_INVALID', `The widget cannot start: ${what}`);
  if (options.pack === undefined && options.conversation === undefined) {
    throw wrong('there is no pack. Give `pack` (script tag: data-pack) the URL of a compiled pack.');
  }
  if (!themes.includes(options.theme)) throw wrong('`theme` is auto, light or dark; colours go into `tokens`.');
  if (!positions.includes(options.position)) throw wrong('`position` is bottom-right or bottom-left.');
}
