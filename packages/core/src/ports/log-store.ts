/** One stored record. `body` is plain JSON that the store never looks into. */
export interface LogRecord {
  readonly id: string;
  readonly body: unknown;
}

/** Where one device keeps conversations. Rejects with STORAGE_FAILED where the disk refuses or is full. */
export interface LogStore {
  /** All records of a conversation in the order in which their ids were first written. */
  read(conversation: string): Promise<readonly LogRecord[]>;
  /** Writes all or nothing; a record whose id is known replaces the old one in its place. */
  write(conversation: string, records: readonly LogRecord[]): Promise<void>;
  /** Removes the conversation from this device. */
  erase(conversation: string): Promise<void>;
  /** Calls back when another tab wrote to the conversation; returns the way to stop. */
  watch?(conversation: string, onChange: () => void): () => void;
}
