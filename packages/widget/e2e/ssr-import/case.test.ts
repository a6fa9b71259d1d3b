import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';

test('import in plain Node works and touches no DOM', () => {
  const code = "const { mount } = await import('@xiaoer/widget'); console.log(typeof mount, typeof document);";
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: new URL('../..', import.meta.url),
    encoding: 'utf8',
  });
  expect(output.trim()).toBe('function undefined');
});
