import { describe, expect, it } from 'vitest';
import * as core from './index.ts';
import * as testing from './testing/index.ts';

describe('@xiaoer/core', () => {
  it('exports these names and no others', () => {
    expect(Object.keys(core).sort()).toEqual([
      'XiaoerError',
      'createConversation',
      'createMind',
      'createUnderstander',
      'createValueReader',
      'isXiaoerError',
      'loadPack',
      'redact',
    ]);
  });

  it('exports these names for tests and no others', () => {
    expect(Object.keys(testing).sort()).toEqual([
      'fakeClock',
      'fakeIds',
      'fakeServer',
      'gatewayContract',
      'logStoreContract',
      'runTranscript',
      'settle',
      'understanderContract',
    ]);
  });
});
