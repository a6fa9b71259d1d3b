import { NlpManager } from 'node-nlp';
import naiveBayes from 'wink-naive-bayes-text-classifier';
import { ownFitOptions } from '../cli/score/own-options.ts';
import { writeModel } from '../src/intent/model-file.ts';
import { createUnderstander } from '../src/intent/understand.ts';
import { train } from '../src/training/train.ts';
import type { LabelledRow } from './peer-sets.ts';

/** The best intent of a text, and a number that grows with how sure the classifier is. */
export interface Guess {
  readonly intent: string;
  readonly sureness: number;
}

/** A trained classifier; `artefact` is what a page would have to load. */
export interface TrainedPeer {
  readonly guess: (text: string) => Promise<Guess> | Guess;
  readonly artefact: Uint8Array;
}

/** One in-page classifier with the settings its documentation starts with. */
export interface Peer {
  readonly name: string;
  readonly train: (rows: readonly LabelledRow[], language: 'en' | 'zh') => Promise<TrainedPeer> | TrainedPeer;
}

/** Ours as `xiaoer train` makes it, with what is known of the language; calibration by three folds is included. */
const xiaoer: Peer = {
  name: 'xiaoer',
  train: (rows) => {
    const bytes = writeModel(train(rows, { name: 'bench', version: '1' }, ownFitOptions(rows)).model);
    const understander = createUnderstander(bytes);
    return {
      artefact: bytes,
      guess: async (text) => {
        const best = (await understander.understand(text)).intents[0];
        return { intent: best?.id ?? '', sureness: best?.confidence ?? 0 };
      },
    };
  },
};

/** Its best classification counts even where it would answer `None`, which is in its favour. Entity rules are off: they cost time. */
const nlpJs: Peer = {
  name: 'nlp.js',
  train: async (rows, language) => {
    const manager = new NlpManager({
      languages: [language],
      autoSave: false,
      autoLoad: false,
      nlu: { log: false },
      ner: { builtins: [] },
    });
    for (const { text, intent } of rows) manager.addDocument(language, text, intent);
    await manager.train();
    return {
      artefact: Buffer.from(manager.export()),
      guess: async (text) => {
        const { classifications } = await manager.process(language, text);
        const best = classifications.find(({ intent }) => intent !== 'None');
        return { intent: best?.intent ?? '', sureness: best?.score ?? 0 };
      },
    };
  },
};

/** Words in lower case and Han characters; presence alone and smoothing 0.5 as in the package's own example for short sentences. */
const winkBayes: Peer = {
  name: 'wink naive Bayes',
  train: (rows) => {
    const bayes = naiveBayes();
    bayes.definePrepTasks([(text) => text.toLowerCase().match(/[a-z0-9']+|\p{Script=Han}/gu) ?? []]);
    bayes.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
    for (const { text, intent } of rows) bayes.learn(text, intent);
    bayes.consolidate();
    return {
      artefact: Buffer.from(bayes.exportJSON()),
      guess: (text) => {
        const [intent, odds] = bayes.computeOdds(text)[0] ?? ['', 0];
        return { intent, sureness: odds };
      },
    };
  },
};

/** Every classifier of the bench, ours first. */
export const peers: readonly Peer[] = [xiaoer, nlpJs, winkBayes];
