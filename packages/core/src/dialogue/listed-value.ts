import { pickText } from '../pack/template.ts';
import type { Frame } from '../session/state.ts';
import { listCandidates } from './candidates.ts';
import type { SlotFill } from './commands.ts';
import { localProduct } from './local.ts';
import { orderLabel, readOrders } from './orders.ts';
import { compileFlow, collectPosition } from './program.ts';
import { createScope, seenOrders } from './scope.ts';
import type { Snapshot } from './snapshot.ts';

/** The value behind an option of a slot (`pick:<slot>:<key>`), or null when it is not on offer. */
export function listedValue(snapshot: Snapshot, frame: Frame, name: string, key: string): SlotFill | null {
  const { pack, state } = snapshot;
  const flow = pack.flows[frame.flow];
  const slot = flow?.slots?.[name];
  if (flow === undefined || slot === undefined) return null;
  const option = slot.options !== undefined && Object.hasOwn(slot.options, key) ? slot.options[key] : undefined;
  if (option !== undefined) return { value: key, label: pickText(option.label, state.locale), source: 'choice' };
  if (slot.type === 'order') {
    const [order] = readOrders(seenOrders(snapshot)[key]);
    return order === undefined ? null : { value: order, label: orderLabel(order, snapshot), source: 'choice' };
  }
  const product = slot.type === 'product' ? localProduct(pack, key, state.locale) : null;
  if (product !== null) return { value: product.id, label: product.title, source: 'choice' };
  const program = compileFlow(flow);
  const instruction = program[collectPosition(program, name)];
  const from = instruction?.kind === 'step' && 'collect' in instruction.step ? instruction.step.from : undefined;
  if (from === undefined) return null;
  const output = frame.results[`${name}_list`];
  const candidates = listCandidates(name, from, output, createScope(snapshot, frame), state.locale);
  const found = candidates.find((candidate) => candidate.option.id === `pick:${name}:${key}`);
  return found === undefined ? null : { value: found.value, label: found.option.label, source: 'choice' };
}
