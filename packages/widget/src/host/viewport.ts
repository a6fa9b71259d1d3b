import { signal } from '@preact/signals';

/** What counts as a phone: there the panel is a full-screen sheet. */
const phoneQuery = '(max-width: 480px), (max-height: 480px) and (pointer: coarse)';

/** Follows the screen: whether it is a phone, and how much of it the soft keyboard leaves, as `--xiaoer-height` in px. */
export function watchViewport(host: HTMLElement) {
  const query = matchMedia(phoneQuery);
  const isPhone = signal(query.matches);
  // Absent in old webviews, whatever its type says; the sheet is then as high as the screen.
  const view = (window.visualViewport as VisualViewport | null | undefined) ?? null;

  const onQuery = (): void => {
    isPhone.value = query.matches;
  };
  const onResize = (): void => {
    if (view === null) return;
    host.style.setProperty('--xiaoer-height', `${Math.round(view.height)}px`);
    host.style.setProperty('--xiaoer-top', `${Math.round(view.offsetTop)}px`);
  };

  query.addEventListener('change', onQuery);
  view?.addEventListener('resize', onResize);
  view?.addEventListener('scroll', onResize);
  onResize();

  return {
    isPhone,
    stop(): void {
      query.removeEventListener('change', onQuery);
      view?.removeEventListener('resize', onResize);
      view?.removeEventListener('scroll', onResize);
    },
  };
}
