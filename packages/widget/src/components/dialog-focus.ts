import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface DialogFocus {
  readonly panel: RefObject<HTMLElement | null>;
  readonly composer: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  /** Full screen: the focus stays inside and the page behind is inert. */
  readonly isModal: boolean;
}

function activeElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}

/** Makes everything of the page inert but the widget; returns the way back. What the page made inert itself stays so. */
function makePageInert(host: Element): () => void {
  const changed: HTMLElement[] = [];
  for (
    let element: Element | null = host;
    element !== null && element !== document.body;
    element = element.parentElement
  ) {
    for (const sibling of element.parentElement?.children ?? []) {
      if (sibling === element || !(sibling instanceof HTMLElement) || sibling.inert) continue;
      if (sibling.matches('script, style, link, template')) continue;
      sibling.inert = true;
      changed.push(sibling);
    }
  }
  return () => {
    for (const element of changed) element.inert = false;
  };
}

/**
 * On opening the focus goes to the composer, on a phone to the dialog itself, so that no keyboard hides the answer. On closing it
 * goes back to where it was.
 */
export function useDialogFocus({ panel, composer, isOpen, isModal }: DialogFocus): void {
  const before = useRef<HTMLElement | null>(null);

  useLayoutEffect(() => {
    const dialog = panel.current;
    if (dialog === null || !isOpen) return;
    before.current = activeElement();
    (isModal ? dialog : composer.current)?.focus({ preventScroll: true });
    return () => {
      const launcher = (dialog.getRootNode() as ShadowRoot).querySelector<HTMLElement>('.launcher:not([hidden])');
      const wasInside = dialog.contains(activeElement()) || activeElement() === document.body;
      const back = before.current?.isConnected && before.current !== document.body ? before.current : launcher;
      if (wasInside) back?.focus({ preventScroll: true });
    };
  }, [isOpen]);

  useLayoutEffect(() => {
    const root = panel.current?.getRootNode();
    if (!isOpen || !isModal || !(root instanceof ShadowRoot)) return;
    return makePageInert(root.host);
  }, [isOpen, isModal]);
}
