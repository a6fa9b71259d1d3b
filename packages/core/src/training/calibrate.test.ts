import { expect, it } from 'vitest';
import { readScores } from '../intent/read-scores.ts';
import { calibrate, uncalibrated } from './calibrate.ts';

const intents = ['out_of_scope', 'ship.track', 'ship.time'];

/** 100 messages that were taken for an intent with the same scores, of which some are right. */
function taken(intent: string, right: number): { intent: string; scores: number[] }[] {
  return Array.from({ length: 100 }, (_, index) => ({
    intent: index < right ? intent : 'out_of_scope',
    scores: [...intents.map((each) => (each === intent ? 0.6 : -0.4)), 0, 0],
  }));
}

function certainties(lines: readonly { intent: string; scores: number[] }[]) {
  const examples = lines.map(({ intent }) => ({ text: '', intent }));
  const scores = lines.map((line) => line.scores);
  const calibration = calibrate({ scores, intents, emotions: ['neutral'] }, examples);
  return (intent: string): number => {
    const row = lines.find((line) => line.intent === intent)?.scores ?? [];
    return readScores(row, { intents, emotions: ['neutral'], calibration }).intents[0]?.confidence ?? NaN;
  };
}

it('is less sure of an intent for which others are often taken, at the same scores', () => {
  const sure = certainties([...taken('out_of_scope', 100), ...taken('ship.track', 95), ...taken('ship.time', 55)]);
  expect(sure('ship.track')).toBeCloseTo(0.95, 1);
  expect(sure('ship.time')).toBeCloseTo(0.55, 1);
});

it('knows no intent by itself where nothing is out of scope', () => {
  const lines = [...taken('ship.track', 95), ...taken('ship.time', 55)].map((line) => ({
    ...line,
    intent: line.intent === 'out_of_scope' ? 'ship.other' : line.intent,
    scores: line.scores.slice(1),
  }));
  const examples = lines.map(({ intent }) => ({ text: '', intent }));
  const scores = lines.map((line) => line.scores);
  const { certainty } = calibrate({ scores, intents: intents.slice(1), emotions: ['neutral'] }, examples);
  expect(certainty).toHaveLength(5);
});

it('lets one column of a tone correct another', () => {
  // A high score of being upset is worth nothing where the line is glad, as the column of gladness tells.
  const lines = [0, 1].flatMap((isGlad) =>
    Array.from({ length: 50 }, () => ({
      scores: [0, 0, 0, -1, isGlad, 0.5, 0.5],
      emotion: isGlad ? 'positive' : 'angry',
    })),
  );
  const emotions = ['neutral', 'positive', 'angry'];
  const examples = lines.map(({ emotion }) => ({
    text: '',
    intent: 'ship.track',
    emotion: emotion as 'positive' | 'angry',
  }));
  const scores = lines.map((line) => line.scores);
  const calibration = calibrate({ scores, intents, emotions }, examples);
  const toneOf = (row: number[]) => readScores(row, { intents, emotions, calibration }).emotion;
  expect(toneOf([0, 0, 0, -1, 1, 0.5, 0.5])).toMatchObject({ label: 'positive', upset: expect.closeTo(0, 1) });
  expect(toneOf([0, 0, 0, -1, 0, 0.5, 0.5])).toMatchObject({ label: 'angry', upset: expect.closeTo(1, 1) });
});

it('hears no tone before it is calibrated', () => {
  const model = { intents, emotions: ['neutral', 'angry'], calibration: uncalibrated };
  expect(readScores([0, 0, 0, -1, 1, 1], model).emotion).toEqual({ label: 'neutral', upset: 0 });
});
