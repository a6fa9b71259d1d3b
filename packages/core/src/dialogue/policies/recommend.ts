import type { Decision } from '../commands.ts';
import type { Snapshot } from '../snapshot.ts';
import { intentCommands } from './intent-commands.ts';

/** The intent of a question about goods; a pack that serves it tells more than a card does. */
export const aboutGoods = 'presale.product_info';

/** A product was named without a clear wish: what the pack tells about goods, else its card. */
export function recommendPolicy(snapshot: Snapshot): Decision | null {
  const { heard, state } = snapshot;
  const [product] = heard.products;
  if (product === undefined) return null;
  const isNamed = heard.entities.some(({ type }) => type === 'product');
  // “那个续航多久” right after talk about goods asks about them, whatever else it could be.
  const isPointedAt = heard.isQuestion && state.topic !== null && family(state.topic) === family(aboutGoods);
  if (!isNamed && !isPointedAt) return null;
  const commands = intentCommands(snapshot, aboutGoods);
  return {
    policy: 'recommend',
    rule: 'product_named',
    reason: 'A product is named or pointed at without a clear wish: it is told about.',
    intent: commands === null ? null : aboutGoods,
    confidence: heard.understanding?.intents[0]?.confidence ?? 0,
    commands: commands ?? [{ type: 'show_product', product }],
  };
}

function family(intent: string): string {
  return intent.slice(0, intent.indexOf('.'));
}
