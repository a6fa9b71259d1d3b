import { describe, expect, it } from 'vitest';
import { storeContract } from './contract/store-contract.ts';
import { memoryStore } from './memory.ts';

storeContract({ describe, it, expect }, async () => memoryStore());
