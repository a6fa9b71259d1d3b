/** A person who can sit at the desk. */
export interface DeskAgent {
  readonly id: string;
  readonly name: string;
}

/** Who is signed in, and who else may be: the shop's own login, by cookie. */
export interface SignIn {
  readonly agent: DeskAgent | null;
  readonly agents: readonly DeskAgent[];
}

async function ask(init?: RequestInit): Promise<SignIn> {
  const response = await fetch('/api/desk/agent', init);
  if (!response.ok && response.status !== 401) throw new Error(`Signing in failed with status ${response.status}.`);
  return (await response.json()) as SignIn;
}

/** Who sits here now. */
export const whoAmI = (): Promise<SignIn> => ask();

/** Sits down as another agent. */
export const becomeAgent = (agent: string): Promise<SignIn> =>
  ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ agent }) });
