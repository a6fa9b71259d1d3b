import type { Option } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useFace } from '../face.ts';
import { Icon } from '../icons.tsx';

/** Options to tap. Once answered they stay readable, the chosen one marked; they are never `disabled`. */
export function Choices(props: { options: readonly Option[]; isOpen: boolean; answer: string | undefined }): VNode {
  const { actions } = useFace();
  const { options, isOpen, answer } = props;
  return (
    <div class="choices" role="group">
      {options.map((option) => {
        const isChosen = !isOpen && answer === option.label;
        return (
          <button
            type="button"
            key={option.id}
            class="choice"
            aria-disabled={!isOpen}
            aria-pressed={isChosen}
            onClick={() => isOpen && actions.choose(option.id, option.label)}
          >
            <span>
              {option.label}
              {option.detail && <small>{option.detail}</small>}
            </span>
            {isChosen && <Icon name="check" />}
          </button>
        );
      })}
    </div>
  );
}
