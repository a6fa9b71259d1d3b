// Trains ours and its in-page peers on the same rows of three public sets and of our corpus and writes results/peers.json:
//   node packages/core/bench/peers.ts [--data FOLDER] [--set NAME] [--quick]
// --data: the folder with <set>.train.jsonl.gz …; ../shared/bench-data beside the repository unless given.
// --set: measures one set and leaves the rows of the others as they are. --quick: 2 draws, no nlp.js on all of CLINC150.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { peers } from './peer-classifiers.ts';
import { measurePeer, summarize, type PeerRun } from './peer-measures.ts';
import { drawFew, readSet, setNames } from './peer-sets.ts';

/** One row of the result file. */
type PeerRow = { set: string; examples: string; draws: number; peer: string } & ReturnType<typeof summarize>;

const { values: given } = parseArgs({
  options: { data: { type: 'string' }, set: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const folder = given.data
  ? pathToFileURL(`${given.data}/`)
  : new URL('../../../../shared/bench-data/', import.meta.url);
const results = new URL('./results/peers.json', import.meta.url);
const fewDraws = given.quick ? 2 : 5;

async function measureSet(name: string): Promise<PeerRow[]> {
  const set = readSet(folder, name);
  const rows: PeerRow[] = [];
  for (const amount of set.amounts) {
    const seeds = amount === 'all' || amount > 10 ? [1] : Array.from({ length: fewDraws }, (_, index) => index + 1);
    const drawn = seeds.map((seed) => (amount === 'all' ? set.train : drawFew(set.train, amount, seed)));
    for (const peer of peers) {
      if (given.quick && peer.name === 'nlp.js' && name === 'clinc150' && amount === 'all') continue;
      const runs: PeerRun[] = [];
      for (const own of drawn) runs.push(await measurePeer(peer, own, set));
      const row = { set: name, examples: String(amount), draws: drawn.length, peer: peer.name, ...summarize(runs) };
      process.stdout.write(`${JSON.stringify(row)}\n`);
      rows.push(row);
    }
  }
  return rows;
}

function readRows(): PeerRow[] {
  return existsSync(results) ? (JSON.parse(readFileSync(results, 'utf8')) as { rows: PeerRow[] }).rows : [];
}

const wanted = setNames.filter((name) => given.set === undefined || name === given.set);
if (wanted.length === 0) {
  process.stderr.write(`No set is called ${given.set}. Choose one of ${setNames.join(', ')}.\n`);
  process.exitCode = 1;
} else if (existsSync(new URL('banking77.train.jsonl.gz', folder))) {
  for (const name of wanted) {
    const measured = await measureSet(name);
    const all = [...readRows().filter((row) => row.set !== name), ...measured];
    const rows = setNames.flatMap((set) => all.filter((row) => row.set === set));
    writeFileSync(results, `${JSON.stringify({ rows }, null, 2)}\n`);
  }
} else {
  process.stderr.write(
    `No public sets at ${folder.pathname}. Give the folder with banking77.train.jsonl.gz and the others by --data FOLDER.\n`,
  );
  process.exitCode = 1;
}
