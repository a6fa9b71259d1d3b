import type { Decision } from '../commands.ts';
import type { Snapshot } from '../snapshot.ts';

/** Nothing but a product was said: it is shown. */
export function recommendPolicy({ heard }: Snapshot): Decision | null {
  const [product] = heard.products;
  if (product === undefined || !heard.entities.some(({ type }) => type === 'product')) return null;
  return {
    policy: 'recommend',
    rule: 'product_named',
    reason: 'A product is named without a clear wish: it is shown.',
    intent: null,
    confidence: heard.understanding?.intents[0]?.confidence ?? 0,
    commands: [{ type: 'show_product', product }],
  };
}
