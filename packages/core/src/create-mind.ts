import { checkMind } from './conversation-options.ts';
import { createSearches, type Searches } from './dialogue/searches.ts';
import { runTurn } from './dialogue/turn.ts';
import { limitedUnderstander } from './limited-ports.ts';
import type { Pack } from './pack/schema.ts';
import type { Understander } from './ports/understander.ts';
import type { Mind } from './session/mind.ts';

/**
 * What answers from a pack: the understander and the dialogue over it. For one conversation. Throws OPTIONS_INVALID where one of
 * them cannot work.
 */
export function createMind(pack: Pack, understander: Understander): Mind {
  checkMind(pack, understander);
  /** Built at the first turn and kept. */
  let searches: Searches | null = null;
  return {
    pack: `${pack.pack}@${pack.version}`,
    answer(input, context) {
      searches ??= createSearches(pack);
      return runTurn(input, {
        ...context,
        pack,
        searches,
        understander: limitedUnderstander(understander, context.clock),
      });
    },
  };
}
