/** The few words of a test runner that the contract suites need; vitest, jest and node:test with chai-like expect have them. */
export interface TestRunner {
  readonly describe: (name: string, run: () => void) => void;
  readonly it: (name: string, run: () => Promise<void> | void) => void;
  readonly expect: (value: unknown) => Expectation;
}

export interface Expectation {
  toBe(expected: unknown): void;
  toEqual(expected: unknown): void;
  toBeLessThanOrEqual(expected: number): void;
  toBeGreaterThanOrEqual(expected: number): void;
}
