import type { ConversationOptions, ConversationPorts } from './conversation-api.ts';
import { XiaoerError } from './errors.ts';
import type { Pack } from './pack/schema.ts';
import type { Understander } from './ports/understander.ts';

/** Throws OPTIONS_INVALID at the first thing that cannot work, saying what to pass instead. */
export function checkConversationOptions(
  ports: Omit<ConversationPorts, 'understander'>,
  options: Omit<ConversationOptions, 'pack'>,
): void {
  checkMembers('ports.logStore', ports?.logStore, ['read', 'write', 'erase']);
  checkMembers('ports.clock', ports.clock, ['now', 'after']);
  if (typeof ports.nextId !== 'function') fail('ports.nextId', 'a function that returns a new id');
  if (ports.gateway !== undefined) checkMembers('ports.gateway', ports.gateway, ['append', 'listen', 'lookup']);
  if (typeof options?.id !== 'string' || options.id === '') fail('options.id', 'a key such as "shop:u1001"');
  const { device } = options;
  if (typeof device !== 'string' || device.length < 1 || device.length > 64) {
    fail('options.device', 'a stable id of 1 to 64 characters');
  }
}

/** Throws OPTIONS_INVALID where nothing could be answered with these. */
export function checkMind(pack: Pack, understander: Understander): void {
  checkMembers('the understander', understander, ['understand']);
  const isPack = typeof pack === 'object' && pack !== null && typeof pack.intents === 'object';
  if (!isPack) fail('the pack', 'a pack that loadPack returned');
}

/** Throws OPTIONS_INVALID unless the score is a whole number from 1 to 5. */
export function checkScore(score: number): void {
  if (!Number.isInteger(score) || score < 1 || score > 5) fail('score', 'a whole number from 1 to 5');
}

function checkMembers(name: string, port: unknown, members: readonly string[]): void {
  const has = (member: string): boolean =>
    typeof port === 'object' && port !== null && typeof (port as Record<string, unknown>)[member] === 'function';
  const missing = members.filter((member) => !has(member));
  if (missing.length > 0) fail(name, `an object with ${members.map((member) => `${member}()`).join(', ')}`);
}

function fail(name: string, expected: string): never {
  throw new XiaoerError('OPTIONS_INVALID', `createConversation: ${name} is missing or wrong; pass ${expected}.`);
}
