import { launcherName } from './locales/launcher-names.ts';
import type { Locale } from './locales/locale.ts';

const svg = 'http://www.w3.org/2000/svg';
const bubble =
  'M12 3.5c-5 0-9 3.4-9 7.7 0 2.5 1.4 4.7 3.5 6.1-.1 1-.5 2.1-1.3 2.9 1.7-.1 3.2-.7 4.3-1.6.8.2 1.6.3 2.5.3 5 0 9-3.4 9-7.7s-4-7.7-9-7.7Z';
const cross = 'm7 7 10 10M17 7 7 17';

function icon(name: string, path: string): SVGElement {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('viewBox', '0 0 24 24');
  element.setAttribute('aria-hidden', 'true');
  element.setAttribute('class', name);
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('d', path);
  element.append(line);
  return element;
}

/** The button that opens the panel. Plain DOM: it is all of us that a page loads before the first opening. */
export function createLauncher(onPress: () => void) {
  const button = document.createElement('button');
  button.className = 'launcher';
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-controls', 'panel');
  button.setAttribute('aria-expanded', 'false');
  const badge = document.createElement('span');
  badge.className = 'launcher-badge';
  badge.setAttribute('aria-hidden', 'true');
  badge.hidden = true;
  button.append(icon('launcher-open', bubble), icon('launcher-close', cross), badge);
  button.addEventListener('click', onPress);

  return {
    button,
    update(state: { isOpen: boolean; isBusy: boolean; unread: number; locale: Locale; isHidden: boolean }): void {
      button.setAttribute('aria-expanded', String(state.isOpen));
      button.setAttribute('aria-busy', String(state.isBusy));
      button.setAttribute('aria-label', launcherName(state.locale, state.unread));
      button.hidden = state.isHidden;
      badge.hidden = state.unread === 0;
      badge.textContent = state.unread > 99 ? '99+' : String(state.unread);
    },
  };
}
