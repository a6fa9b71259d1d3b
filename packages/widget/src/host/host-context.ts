/** What the panel gives its conversation besides the options. */
export interface HostContext {
  readonly device: string;
  readonly onError: (error: unknown) => void;
  /** Told when another engine answers from now on. */
  readonly onEngine: (engine: 'plain' | 'onnx') => void;
  /** Told when somebody else is logged in than the one whose conversation this is. */
  readonly onOtherCustomer: () => void;
}
