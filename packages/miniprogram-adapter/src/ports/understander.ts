import { createUnderstander, type Understander, type UnderstanderOptions } from '@xiaoer/core';

/** Without a model nothing is recognised: choices, knowledge and people still work. */
const withoutModel: Understander = {
  understand: () =>
    Promise.resolve({ intents: [], inScope: 0, entities: [], emotion: { label: 'neutral', upset: 0 }, model: 'none' }),
};

/**
 * Plain evaluation in the logic thread, the only engine that a mini-program can count on. A model that cannot be read is
 * told and done without.
 */
export function miniUnderstander(
  model: ArrayBuffer | Uint8Array | null,
  names: UnderstanderOptions,
  onError: (error: unknown) => void,
): Understander {
  if (model === null) return withoutModel;
  try {
    return createUnderstander(model, names);
  } catch (error) {
    onError(error);
    return withoutModel;
  }
}
