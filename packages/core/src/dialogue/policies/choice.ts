import type { Command, Decision } from '../commands.ts';
import { listedValue } from '../listed-value.ts';
import { meantOption, offeredOptions } from '../references.ts';
import { hear } from '../heard.ts';
import { isMistyped, readSlot } from '../slot-values.ts';
import type { Snapshot } from '../snapshot.ts';
import { topFrame } from '../snapshot.ts';
import type { TurnInput } from '../../session/turn-input.ts';
import { intentCommands } from './intent-commands.ts';

/** What buttons, forms and the engine's own inputs order: no understanding is needed. Text that is a button's label counts as a tap. */
export function choicePolicy(snapshot: Snapshot, input: TurnInput): Decision | null {
  switch (input.kind) {
    case 'start':
      return decided('start', 'The conversation begins.', [greeting(snapshot)]);
    case 'human':
      return askedForHuman();
    case 'resume':
      return decided('logged_in', 'The customer signed in; the flow goes on.', [{ type: 'ask' }]);
    case 'submit':
      return submitted(snapshot, input.fields);
    case 'choose':
      return chosen(snapshot, input.id);
    case 'say': {
      const { normalize } = snapshot.searches;
      const plain = normalize(input.text)
        .text.replace(/[\s\p{P}]+$/u, '')
        .trim();
      const said = offeredOptions(snapshot.state).find(({ label }) => normalize(label).text.trim() === plain);
      const option = said ?? (topFrame(snapshot.state) === null ? meantClarification(snapshot, plain) : null);
      return option === null ? null : chosen(snapshot, option.id);
    }
    default:
      return input satisfies never;
  }
}

function askedForHuman(): Decision {
  const person: Command = { type: 'handoff', reason: 'asked', queue: 'general' };
  return decided('asked_for_human', 'The customer tapped for a person.', [person], 'service.human');
}

function greeting({ pack }: Snapshot): Command {
  if (Object.hasOwn(pack.responses, 'greeting')) return { type: 'answer', response: 'greeting' };
  return { type: 'say', repair: 'greeting', offersHuman: false };
}

/** “第一个” after “您是想A还是B?”. */
function meantClarification(snapshot: Snapshot, plain: string): { id: string } | null {
  const { normalize } = snapshot.searches;
  const offered = offeredOptions(snapshot.state).filter(({ id }) => id.startsWith('intent:') || id.startsWith('flow:'));
  return plain.length > 8 ? null : meantOption(plain, offered, (text) => normalize(text).text);
}

function chosen(snapshot: Snapshot, id: string): Decision | null {
  const { pack, state } = snapshot;
  const [kind, first = '', ...rest] = id.split(':');
  const frame = topFrame(state);
  switch (kind) {
    case 'flow':
      if (!Object.hasOwn(pack.flows, first)) return null;
      return decided('tapped', 'A button starts this flow.', [
        { type: 'start', flow: first, by: 'choice', intent: null },
      ]);
    case 'intent': {
      const commands = intentCommands(snapshot, first);
      return commands === null ? null : decided('tapped', 'A button says this wish.', commands, first);
    }
    case 'pick': {
      if (frame === null) return null;
      const fill = listedValue(snapshot, frame, first, rest.join(':'));
      if (fill === null) return null;
      const command: Command =
        frame.slots[first] === undefined ? { type: 'set', slot: first, fill } : { type: 'correct', slot: first, fill };
      return decided('picked', 'The customer picked one of the options.', [command]);
    }
    case 'confirm':
      return frame?.asks === 'confirm'
        ? decided('tapped', 'The customer answered by button.', [{ type: first === 'yes' ? 'affirm' : 'deny' }])
        : null;
    case 'skip':
      return frame?.asks == null
        ? null
        : decided('tapped', 'The customer passed over the question.', [{ type: 'skip' }]);
    case 'retry':
      return frame?.asks === 'retry'
        ? decided('tapped', 'The customer wants it tried again.', [{ type: 'retry' }])
        : null;
    case 'resume':
      return frame?.asks === 'resume'
        ? decided('tapped', 'The customer goes on with the interrupted flow.', [{ type: 'resume' }])
        : null;
    case 'cancel':
      return decided('tapped', 'The customer stops here.', [{ type: 'cancel' }]);
    case 'human':
      return askedForHuman();
    default:
      return null;
  }
}

/** Each field is read as its slot; one that does not fit is said and asked again. */
function submitted(snapshot: Snapshot, fields: Readonly<Record<string, string>>): Decision | null {
  const { pack, state } = snapshot;
  const frame = topFrame(state);
  const slots = frame === null ? undefined : pack.flows[frame.flow]?.slots;
  if (frame === null || slots === undefined) return null;
  const { normalize } = snapshot.searches;
  const commands: Command[] = [];
  let isRefused = false;
  for (const [name, text] of Object.entries(fields)) {
    const slot = slots[name];
    if (slot === undefined || text.trim() === '') continue;
    const listed = listedValue(snapshot, frame, name, text.trim());
    const heard = {
      ...hear(text, null, state, pack, snapshot.searches),
      entities: snapshot.heard.entities.filter(({ text: part }) => text.includes(part)),
    };
    const read =
      listed ?? readSlot({ name, slot, heard, pack, locale: state.locale, normalize, spokenOf: [], isAsked: true });
    if (read === null || (listed === null && isMistyped({ slot, heard }) && typeof read.value !== 'string'))
      isRefused = true;
    else
      commands.push({
        type: frame.slots[name] === undefined ? 'set' : 'correct',
        slot: name,
        fill: { ...read, source: 'form' },
      });
  }
  if (isRefused) commands.push({ type: 'no_match' });
  return decided('submitted', isRefused ? 'A field of the form does not fit.' : 'The form fills slots.', commands);
}

function decided(rule: string, reason: string, commands: readonly Command[], intent: string | null = null): Decision {
  return { policy: 'choice', rule, reason, intent, confidence: 1, commands };
}
