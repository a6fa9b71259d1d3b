// nlp.js in the page that `chromium.ts` opens, with the settings of `peer-classifiers.ts`.
import { NlpManager } from 'node-nlp';
import { timeEach } from './stopwatch.ts';

async function nlpJs({ texts, warmUp }) {
  const manager = new NlpManager({
    languages: ['en'],
    autoSave: false,
    autoLoad: false,
    nlu: { log: false },
    ner: { builtins: [] },
  });
  manager.import(await (await fetch('/peer.json')).text());
  return timeEach(texts, warmUp, (text) => manager.process('en', text));
}

globalThis.bench = { nlpJs };
