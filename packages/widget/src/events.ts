/** What the widget tells the page, by event name. On `window` each is a CustomEvent `xiaoer:<name>` with the same detail. */
export interface WidgetEvents {
  readonly ready: { readonly appId: string };
  readonly open: { readonly appId: string };
  readonly close: { readonly appId: string };
  readonly unread: { readonly count: number };
  readonly 'message:sent': { readonly id: string; readonly text: string };
  readonly 'message:received': { readonly id: string; readonly text: string; readonly from: 'bot' | 'agent' };
  readonly 'message:failed': { readonly id: string };
  readonly 'conversation:started': { readonly at: number };
  readonly 'handoff:requested': { readonly at: number };
  readonly 'handoff:queue': { readonly position: number };
  readonly 'handoff:assigned': { readonly agent: string };
  readonly 'handoff:ended': { readonly at: number };
  readonly 'csat:submitted': { readonly score: number };
  readonly error: { readonly error: unknown };
}

export type WidgetEventName = keyof WidgetEvents;
export type Listener<N extends WidgetEventName> = (detail: WidgetEvents[N]) => void;
export type Emit = <N extends WidgetEventName>(name: N, detail: WidgetEvents[N]) => void;

type AnyListener = (detail: never) => void;

/** Listeners of one widget. A listener that throws is reported by the browser and stops nobody else. */
export function createEmitter() {
  const listeners = new Map<WidgetEventName, Set<AnyListener>>();

  function off<N extends WidgetEventName>(name: N, listener: Listener<N>): void {
    listeners.get(name)?.delete(listener);
  }

  function on<N extends WidgetEventName>(name: N, listener: Listener<N>): () => void {
    const known = listeners.get(name) ?? new Set<AnyListener>();
    listeners.set(name, known.add(listener));
    return () => off(name, listener);
  }

  function once<N extends WidgetEventName>(name: N, listener: Listener<N>): () => void {
    const stop = on(name, (detail) => {
      stop();
      listener(detail);
    });
    return stop;
  }

  const emit: Emit = (name, detail) => {
    for (const listener of [...(listeners.get(name) ?? [])] as ((value: typeof detail) => void)[]) {
      try {
        listener(detail);
      } catch (error) {
        reportError(error);
      }
    }
    window.dispatchEvent(new CustomEvent(`xiaoer:${name}`, { detail }));
  };

  return { on, off, once, emit, clear: () => listeners.clear() };
}
