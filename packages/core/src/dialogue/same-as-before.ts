import { allSteps } from '../pack/all-steps.ts';
import { pickText } from '../pack/template.ts';
import type { SlotFill } from './commands.ts';
import type { Snapshot } from './snapshot.ts';

const same =
  /同上|照旧|(?:信息|抬头|地址|邮箱|资料|其他|其它|都|跟[^,，。不]{1,6}|和[^,，。不]{1,6})(?:都)?(?:一样|不变|相同)|用(?:刚才|上次|之前|上面)的|\bsame (?:as|info|information|details|title|address|e-?mail)/u;

/** What the last such act was done with, by slot, where the customer says “the same as before”. Orders are never taken over. */
export function sameAsBefore({ heard, pack, state }: Snapshot, flowId: string): Readonly<Record<string, SlotFill>> {
  const flow = pack.flows[flowId];
  if (flow === undefined || !same.test(heard.plain)) return {};
  // A masked value, known from another device, is of no use.
  const done = Object.values(state.actions);
  const fills: Record<string, SlotFill> = {};
  for (const step of allSteps(flow.steps)) {
    if (!('call' in step) || pack.lookups[step.call]?.write !== true) continue;
    const last = done.filter(({ name, status }) => name === step.call && status === 'succeeded').at(-1);
    for (const [field, source] of Object.entries(step.with ?? {})) {
      const slot = flow.slots?.[source];
      const value = last?.input[field];
      if (slot === undefined || slot.type === 'order' || typeof value !== 'string' || value.includes('**')) continue;
      const option = slot.options?.[value]?.label;
      fills[source] = {
        value,
        label: option === undefined ? value : pickText(option, state.locale),
        source: 'context',
      };
    }
  }
  return fills;
}
