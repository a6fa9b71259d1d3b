import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { trainCommand } from './train.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const goods = ['裙子', '鞋', '耳机', '咖啡机', '手环', '大米', '猫粮', '礼盒', '杯子', '书包'];
const csv = (count: number) => {
  const lines = Array.from({ length: count }, (_, index) => {
    const name = goods[index % goods.length] ?? '';
    return index % 2 === 0 ? `我的${name}${index}到哪了,ship.track` : `${name}${index}想退货,after.return`;
  });
  return ['text,intent', ...lines].join('\n');
};

test.each(['SIGINT', 'SIGKILL'] as const)(
  'a training run that %s ends leaves the old model as it was',
  { timeout: 60_000 },
  async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'xiaoer-stop-'));
    const [few, many, out] = ['few.csv', 'many.csv', 'shop.bin'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(few, csv(20));
    writeFileSync(many, csv(3000));
    await trainCommand([few, '--out', out], { stdout: { write: () => true }, stderr: { write: () => true } });
    const [files, old] = [readdirSync(folder), readFileSync(out)];
    const argv = ['--conditions=@xiaoer/source', main, 'train', many, '--out', out, '--force'];
    const run = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'pipe'] });
    run.stderr.on('data', (said: Buffer) => {
      if (said.toString().includes('1/6')) run.kill(signal);
    });
    const ended = await new Promise((resolve) => void run.on('exit', (_code, by) => resolve(by)));
    expect(ended).toBe(signal);
    expect(readFileSync(out).equals(old)).toBe(true);
    expect(readdirSync(folder)).toEqual(files);
  },
);
