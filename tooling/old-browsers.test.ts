import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const shipped = ['core', 'widget', 'miniprogram-adapter'].flatMap((name) =>
  globSync(`packages/${name}/src/**/*.{ts,tsx}`).filter(
    (file) => !/\.test(-d)?\.tsx?$|\/(testing|training)\//.test(file),
  ),
);

describe('code for pages', () => {
  // One such literal keeps Safari before 16.4 from reading the whole script.
  it.each(shipped)('%s has no regular expression with a look-behind', (file) => {
    expect(readFileSync(file, 'utf8')).not.toMatch(/\(\?<[=!]/);
  });
});
