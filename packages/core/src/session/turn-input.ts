/** One input of a conversation: `start` greets, `human` asks for a person, `resume` goes on after a login. */
export type TurnInput =
  | { readonly kind: 'say'; readonly text: string; readonly isCut?: boolean }
  | { readonly kind: 'choose'; readonly id: string; readonly label: string }
  | { readonly kind: 'submit'; readonly form: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'start' }
  | { readonly kind: 'human' }
  | { readonly kind: 'resume' };
