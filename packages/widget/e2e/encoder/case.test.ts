import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEncoder } from '@xiaoer/core/drivers/encoder';
import { trainHead, writeHead } from '@xiaoer/core/training';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { tinyEncoder, tinyTokenizer } from '../../../core/src/drivers/encoder/tiny-encoder.fixture.ts';
import { chatOn, watchComplaints } from '../chat.ts';
import { startTestServer } from '../server.ts';

const goods = ['裙子', '鞋', '耳机', '咖啡机', '手环', '大米', '猫粮', '礼盒', '杯子', '书包'];
const moulds: readonly (readonly [string, readonly string[]])[] = [
  ['service.human', ['我的%到哪了', '%的快递走到哪儿了', '查下%的物流']],
  ['after.return', ['%不合适想退', '质量太差了%要退货', '怎么退%']],
];
const examples = moulds.flatMap(([intent, texts]) =>
  texts.flatMap((text) => goods.map((name) => ({ text: text.replace('%', name), intent }))),
);

/** The application as a bundler makes it, and the encoder's three files. */
async function files(): Promise<Record<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('app.ts', import.meta.url))],
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
    outdir: 'out',
    chunkNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const [model, tokenizer] = [tinyEncoder(), tinyTokenizer()];
  const encoder = await openEncoder({ encoder: { model, tokenizer } });
  const { head } = await trainHead((text) => encoder.embed(text), examples, { name: 'own', version: '1' });
  await encoder.close();
  return {
    ...Object.fromEntries(outputFiles.map(({ path, contents }) => [`/bundle/${basename(path)}`, contents])),
    '/encoder/model.onnx': model,
    '/encoder/tokenizer.json': tokenizer,
    '/encoder/head.bin': writeHead(head),
  };
}

test("an encoder of the merchant's answers from its Worker under a strict policy", async ({ page }) => {
  const made = await files();
  const runtime = Object.entries(made).filter(
    ([path, bytes]) => path.startsWith('/bundle/') && Buffer.from(bytes).includes('InferenceSession'),
  );
  expect(runtime.map(([path]) => path)).toEqual([]);
  const csp =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";
  const server = await startTestServer({ csp, files: made });
  const complaints = await watchComplaints(page);
  await page.goto(`${server.url}/e2e/encoder/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await expect(page.locator('xiaoer-chat')).toHaveAttribute('data-engine', 'onnx', { timeout: 20_000 });
  // What the shipped model takes for a question about logistics, this encoder was taught to be a wish for a person.
  await chat.say('我的裙子到哪了');
  await expect(chat.rows('bot').nth(1)).toContainText('人工');
  expect(complaints).toEqual([]);
  await server.close();
});
