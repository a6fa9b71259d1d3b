import type { FormField } from '@xiaoer/core';
import type { TargetedSubmitEvent, VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Strings } from '../../locales/zh-cn.ts';
import { fill } from '../../locales/strings.ts';
import { useFace } from '../face.ts';

/** What is wrong with a field, in words, or undefined. The flow checks again: this only saves a turn. */
export function fieldProblem(field: FormField, value: string, strings: Strings): string | undefined {
  const text = value.trim();
  if (text === '') return field.required ? fill(strings.fieldRequired, { label: field.label }) : undefined;
  if (field.input === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text)) return strings.fieldEmail;
  if (field.input === 'tel' && !/^\+?[\d\s-]{7,17}$/.test(text)) return strings.fieldPhone;
  return undefined;
}

const inputKinds = {
  text: { type: 'text', autoComplete: 'off' },
  email: { type: 'email', autoComplete: 'email' },
  tel: { type: 'tel', autoComplete: 'tel' },
} as const;

type FieldElement = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function Field(props: { field: FormField; isOpen: boolean; problem: string | undefined; onFill: () => void }): VNode {
  const { words } = useFace();
  const { field, isOpen, problem, onFill } = props;
  const id = useId();
  const described = [field.hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const common = {
    id,
    name: field.name,
    defaultValue: field.value ?? '',
    required: field.required,
    disabled: !isOpen,
    onInput: onFill,
    'aria-invalid': problem !== undefined,
    ...(described !== '' && { 'aria-describedby': described }),
  };
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {!field.required && <small>{words.strings.optional}</small>}
      </label>
      {field.input === 'select' ? (
        <select {...common}>
          <option value="">{words.strings.selectPlaceholder}</option>
          {field.options?.map((option) => (
            <option key={option.id} value={option.id} selected={option.id === field.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : field.input === 'textarea' ? (
        <textarea {...common} rows={3} maxLength={500} />
      ) : (
        <input {...common} {...inputKinds[field.input]} maxLength={200} />
      )}
      {field.hint && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** A form inside the conversation. Shows each problem beside its field and moves to the first. */
export function Form(props: { id: string; fields: readonly FormField[]; submit: string; isOpen: boolean }): VNode {
  const { actions, words } = useFace();
  const { id, fields, submit, isOpen } = props;
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const form = useRef<HTMLFormElement>(null);

  const send = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!isOpen) return;
    const values: Record<string, string> = {};
    const found: Record<string, string> = {};
    for (const field of fields) {
      const element = event.currentTarget.elements.namedItem(field.name) as FieldElement | null;
      values[field.name] = (element?.value ?? '').trim();
      const problem = fieldProblem(field, values[field.name] ?? '', words.strings);
      if (problem !== undefined) found[field.name] = problem;
    }
    setProblems(found);
    const first = fields.find((field) => found[field.name] !== undefined);
    if (first === undefined) actions.submit(id, values);
    else (form.current?.elements.namedItem(first.name) as FieldElement | null)?.focus();
  };

  return (
    <form class="card form" ref={form} noValidate onSubmit={send}>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          isOpen={isOpen}
          problem={problems[field.name]}
          onFill={() => setProblems(({ [field.name]: _solved, ...rest }) => rest)}
        />
      ))}
      <button type="submit" class="primary" aria-disabled={!isOpen}>
        {isOpen ? submit : words.strings.formSent}
      </button>
    </form>
  );
}
