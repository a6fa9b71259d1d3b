/** One candidate intent. `confidence` is calibrated, 0..1. */
export interface IntentScore {
  readonly id: string;
  readonly confidence: number;
}

/** A span of the text as typed. Offsets are UTF-16 units, `end` exclusive; `value` is the normalised form. */
export interface Entity {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: string;
}

/** The tone of one message. `upset` is 0..1, for routing. */
export interface Emotion {
  readonly label: 'neutral' | 'positive' | 'anxious' | 'negative' | 'angry';
  readonly upset: number;
}

/** What one message was understood as. `intents` holds up to five, best first; `inScope` is 0..1. */
export interface Understanding {
  readonly intents: readonly IntentScore[];
  readonly inScope: number;
  readonly entities: readonly Entity[];
  readonly emotion: Emotion;
  /** Which model said so, e.g. `retail-small@2`. Stamped on the event. */
  readonly model: string;
}

/** Text → intents, entities, emotion. Rejects only when it cannot work at all; the caller then degrades. */
export interface Understander {
  understand(text: string): Promise<Understanding>;
}
