import type { Readable, StatusView } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useFace } from './face.ts';
import { Icon } from './icons.tsx';

/** Who is here, a menu (a person, clear history), and the way out. */
export function Header({ status }: { status: Readable<StatusView> }): VNode {
  const { actions, words } = useFace();
  const { strings } = words;
  const [shown, show] = useState<'nothing' | 'menu' | 'clearing'>('nothing');
  const isOpen = shown !== 'nothing';
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { handoff, agentName, connection, userName } = status.value;
  const canAsk = connection !== 'local' && (handoff === 'none' || handoff === 'offered' || handoff === 'ended');

  // The server would bring a customer's history back at once: clearing is for guests and pages without a server.
  const canClear = connection === 'local' || userName === null;

  useEffect(() => {
    if (!isOpen) return;
    menu.current?.querySelector('button')?.focus();
    const closeOutside = (event: Event): void => {
      if (menu.current && !event.composedPath().includes(menu.current)) show('nothing');
    };
    addEventListener('pointerdown', closeOutside);
    return () => removeEventListener('pointerdown', closeOutside);
  }, [shown]);

  const pick = (run: () => void) => () => {
    show('nothing');
    opener.current?.focus();
    run();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const here = items.indexOf(event.target as HTMLButtonElement);
    if (event.key === 'Escape') {
      event.stopPropagation();
      pick(() => undefined)();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      items.at((here + (event.key === 'ArrowDown' ? 1 : -1)) % items.length)?.focus();
    }
  };

  return (
    <header class="header">
      <span class="seal" aria-hidden="true">
        二
      </span>
      <div class="header-text">
        <strong>{handoff === 'assigned' && agentName ? agentName : strings.assistant}</strong>
        <span>{handoff === 'assigned' ? strings.person : strings.subtitle}</span>
      </div>
      <button
        type="button"
        class="round"
        hidden={!canAsk && !canClear}
        ref={opener}
        aria-label={strings.menu}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => show(isOpen ? 'nothing' : 'menu')}
      >
        <Icon name="more" />
      </button>
      <button type="button" class="round" aria-label={strings.close} onClick={() => actions.close()}>
        <Icon name="close" />
      </button>
      {shown === 'clearing' && (
        <div class="menu" role="alertdialog" aria-label={strings.clearHistory} ref={menu} onKeyDown={onKeyDown}>
          <p>{strings.clearHistoryAsk}</p>
          <button type="button" onClick={pick(() => undefined)}>
            {strings.cancel}
          </button>
          <button type="button" class="danger" onClick={pick(() => actions.erase())}>
            {strings.confirm}
          </button>
        </div>
      )}
      {shown === 'menu' && (
        <div class="menu" role="menu" aria-label={strings.menu} ref={menu} onKeyDown={onKeyDown}>
          {canAsk && (
            <button type="button" role="menuitem" onClick={pick(() => actions.requestHuman())}>
              <Icon name="person" />
              {strings.requestHuman}
            </button>
          )}
          {canClear && (
            <button type="button" role="menuitem" onClick={() => show('clearing')}>
              <Icon name="trash" />
              {strings.clearHistory}
            </button>
          )}
        </div>
      )}
    </header>
  );
}
