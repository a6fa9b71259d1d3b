/** A value read for a slot: how it reads, and what said so. */
export interface SlotFill {
  readonly value: unknown;
  readonly label: string;
  readonly source: 'text' | 'entity' | 'choice' | 'form' | 'context' | 'lookup' | 'default' | 'step';
}

/** The only way in: what a policy orders. Buttons, forms and sentences all end in these. */
export type Command =
  | {
      readonly type: 'start';
      readonly flow: string;
      readonly by: 'intent' | 'choice';
      /** Which intent of the pack leads there; its `with` gives slots. */
      readonly intent: string | null;
    }
  | { readonly type: 'set'; readonly slot: string; readonly fill: SlotFill }
  /** Takes a filled slot back; without a value it is asked again. */
  | { readonly type: 'correct'; readonly slot: string; readonly fill: SlotFill | null }
  | { readonly type: 'affirm' | 'deny' | 'skip' | 'cancel' | 'retry' | 'no_match' }
  | { readonly type: 'repeat' }
  /** Goes back to the open question, as if it had not been left. */
  | { readonly type: 'ask' }
  | { readonly type: 'resume' }
  | { readonly type: 'answer'; readonly response: string }
  | { readonly type: 'article'; readonly id: string }
  | { readonly type: 'clarify'; readonly intents: readonly string[] }
  /** One of the engine's own sentences; `slot` is the one it speaks of, default the asked one. */
  | { readonly type: 'say'; readonly repair: string; readonly offersHuman: boolean; readonly slot?: string }
  | { readonly type: 'show_product'; readonly product: string }
  | { readonly type: 'offer_human'; readonly reason: string }
  | { readonly type: 'leave_queue' }
  | { readonly type: 'handoff'; readonly reason: string; readonly queue: string }
  | { readonly type: 'cannot_handle'; readonly reason: 'out_of_scope' | 'not_understood' };

/** What one policy decided. The reason is a sentence for people. */
export interface Decision {
  readonly policy: string;
  readonly rule: string;
  readonly reason: string;
  readonly intent: string | null;
  readonly confidence: number;
  readonly commands: readonly Command[];
}
