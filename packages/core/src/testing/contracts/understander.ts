import type { Understander } from '../../ports/understander.ts';
import type { TestRunner } from './suite.ts';

const sentences = [
  '我的裙子到哪了',
  '帮我查下20261116200002',
  '',
  '   ',
  '👍🏻🌸',
  '<script>alert(1)</script>',
  '\ud800 lone',
  '长'.repeat(2000),
  'Where is my order?',
];

/** What every Understander must do, whatever it was trained on. */
export function understanderContract({ describe, it, expect }: TestRunner, create: () => Promise<Understander>): void {
  describe('Understander contract', () => {
    it('answers every text within the ranges of the port', async () => {
      const understander = await create();
      for (const text of sentences) {
        const { intents, inScope, emotion, model } = await understander.understand(text);
        expect(intents.length).toBeLessThanOrEqual(5);
        for (const { confidence } of [...intents, { confidence: inScope }, { confidence: emotion.upset }]) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
        expect(model.length > 0).toBe(true);
      }
    });

    it('gives intents best first, each once', async () => {
      const understander = await create();
      for (const text of sentences) {
        const { intents } = await understander.understand(text);
        const confidences = intents.map(({ confidence }) => confidence);
        expect(confidences).toEqual([...confidences].sort((left, right) => right - left));
        expect(new Set(intents.map(({ id }) => id)).size).toBe(intents.length);
      }
    });

    it('gives spans that refer to the text as typed', async () => {
      const understander = await create();
      for (const text of sentences) {
        for (const entity of (await understander.understand(text)).entities) {
          expect(text.slice(entity.start, entity.end)).toBe(entity.text);
        }
      }
    });

    it('gives the same answer for the same text, also side by side', async () => {
      const understander = await create();
      const [first, second] = await Promise.all(['运费谁出', '运费谁出'].map((text) => understander.understand(text)));
      expect(first).toEqual(second);
    });
  });
}
