import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';
import { knownLocale } from './opening.ts';

describe('knownLocale', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hans-SG', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-Hant-HK', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['fr-FR', 'zh-CN'],
    ['', 'zh-CN'],
  ])('reads %j as %s', (locale, known) => {
    expect(knownLocale(locale)).toBe(known);
  });
});

describe('backoffMs', () => {
  it('doubles to half a minute and leaves half of it to chance', () => {
    const bounds = [1, 2, 5, 6, 50].map((failures) => [backoffMs(failures, () => 0), backoffMs(failures, () => 1)]);
    expect(bounds).toEqual([
      [500, 1000],
      [1000, 2000],
      [8000, 16_000],
      [15_000, 30_000],
      [15_000, 30_000],
    ]);
  });
});
