import type { Emotion } from '../ports/understander.ts';

/** One training line. `emotion` may be left out; it is then taken as neutral. */
export interface TrainingExample {
  readonly text: string;
  readonly intent: string;
  readonly emotion?: Emotion['label'] | undefined;
}

/** The label of what no intent covers. Examples under it are the background that teaches rejection. */
export const outOfScope = 'out_of_scope';

/** The five emotion labels, in the order of the model's columns. */
export const emotionLabels: readonly Emotion['label'][] = ['neutral', 'positive', 'anxious', 'negative', 'angry'];

/** True where the tone should reach a person sooner. */
export function isUpset(example: TrainingExample): boolean {
  return example.emotion === 'negative' || example.emotion === 'angry';
}
