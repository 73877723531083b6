// A run in parts: which examples belong to a part, and how the records of all parts become one.

import { createHash } from 'node:crypto';
import type { RunRecord } from './run-record';
import type { Example } from './specification';

/** Part `index` of `count`, from 1 on. */
export interface Shard {
  index: number;
  count: number;
}

/** Shards that do not make up one run; each problem in a sentence. */
export class MergeError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}

/** Reads "2/5"; undefined for what is no shard. */
export function parseShard(text: string): Shard | undefined {
  const [, index, count] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index <= shard.count ? shard : undefined;
}

/** The examples of a shard: every n-th, so that the parts take about the same time. */
export function examplesOfShard(examples: readonly Example[], { index, count }: Shard): Example[] {
  return examples.filter((_, position) => position % count === index - 1);
}

/** SHA-256 of the examples' ids and texts. */
export function digestOf(examples: readonly Example[]): string {
  const texts = examples.map(({ rule, title, fingerprint }) => [rule.id, title, fingerprint]);
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

/**
 * The record of a whole run from those of its shards. `names` are their files, for messages. Throws MergeError when shards are
 * missing, are there twice, have not run to their end, or come from different runs.
 */
export function mergeShards(records: readonly RunRecord[], names: readonly string[]): RunRecord {
  const problems = [...differences(records, names), ...gaps(records, names)];
  const first = records[0];
  if (first === undefined) problems.push('There is nothing to merge');
  if (problems.length > 0 || first === undefined) throw new MergeError(problems);
  const ordered = [...records].sort((a, b) => a.shard.index - b.shard.index);
  const verdicts = Array.from(
    { length: first.selected },
    (_, position) => ordered[position % ordered.length]!.verdicts[Math.floor(position / ordered.length)]!,
  );
  return {
    ...first,
    date: records.map(({ date }) => date).sort()[0]!,
    milliseconds: Math.max(...records.map(({ milliseconds }) => milliseconds)),
    subject: {
      ...first.subject,
      capabilities: Object.assign({}, ...ordered.map(({ subject }) => subject.capabilities)),
    },
    shard: { index: 1, count: 1 },
    verdicts,
  };
}

/** What must be the same in all shards of a run. */
const SHARED: readonly [what: string, pick: (record: RunRecord) => unknown][] = [
  ['subject', ({ subject }) => `${subject.name} (${subject.title})`],
  ['selection of examples', ({ selection }) => selection],
  ['number of selected examples', ({ selected }) => selected],
  ['number of shards', ({ shard }) => shard.count],
  ['version of callspec', ({ callspec }) => callspec],
  ['commit', ({ commit }) => commit ?? 'no commit'],
];

function differences(records: readonly RunRecord[], names: readonly string[]): string[] {
  return SHARED.flatMap(([what, pick]) => {
    const other = records.findIndex((record) => pick(record) !== pick(records[0]!));
    if (other < 0) return [];
    const [here, there] = [pick(records[0]!), pick(records[other]!)].map((value) => String(value).slice(0, 40));
    return [`Not of one run: the ${what} is ${here} in ${names[0]}, but ${there} in ${names[other]}`];
  });
}

function gaps(records: readonly RunRecord[], names: readonly string[]): string[] {
  const problems: string[] = [];
  const seen = new Map<number, string>();
  records.forEach(({ shard, incomplete, problem, verdicts, selected }, position) => {
    const name = names[position]!;
    const before = seen.get(shard.index);
    if (before !== undefined)
      problems.push(`Shard ${shard.index}/${shard.count} is there twice: ${before} and ${name}`);
    seen.set(shard.index, name);
    const size = Math.ceil((selected - shard.index + 1) / shard.count);
    if (incomplete === 'not-started') {
      problems.push(`The subject of shard ${shard.index}/${shard.count} did not start (${name}): ${problem}`);
    } else if (incomplete !== undefined)
      problems.push(`Shard ${shard.index}/${shard.count} has not run to its end (${name})`);
    else if (verdicts.length !== size) {
      problems.push(`Shard ${shard.index}/${shard.count} has ${verdicts.length} of its ${size} examples (${name})`);
    }
  });
  const count = records[0]?.shard.count ?? 0;
  for (let index = 1; index <= count; index++) {
    if (!seen.has(index)) problems.push(`Shard ${index}/${count} is missing`);
  }
  return problems;
}
