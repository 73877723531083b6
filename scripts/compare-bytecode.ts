// npm run compare:bytecode -- [options] [FILE | FOLDER | ZIP …]
// Compiles each source here and on CPython and compares every field of every code object. Without paths: the programs of
// the features and the tests, and a choice of library files. Options: --at-least PERCENT sets how much must be identical (100),
// --show N how many differences are printed (5), --library compares the whole standard library, --optimize N compiles like
// python -O (1) or -OO (2).

import { parseArgs } from 'node:util';
import { compile } from '../src/compiler/compile';
import { readyCallables } from '../src/call/callables';
import { SyntaxFailure } from '../src/syntax/syntax-failure';
import { compareCode, render } from './bytecode-comparison/differences';
import { startOracle } from './bytecode-comparison/oracle';
import { type Compiled, countCodeObjects, snapshot } from './bytecode-comparison/snapshot';
import { defaultSources, LIBRARY_ARCHIVE, type Source, sourcesAt } from './bytecode-comparison/sources';

/** Compiles with our compiler; faults of the compiler itself pass through. */
function compileHere({ bytes, name }: Source, optimize: number): Compiled {
  try {
    return { code: snapshot(compile(bytes, name, 'exec', { dontInherit: true, optimize })) };
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    const { type, msg, lineno, offset, end_lineno, end_offset } = error;
    if (type === 'MemoryError') return { error: `${type}: ${msg}` };
    const position = [lineno, offset, end_lineno, end_offset].map((number) => number ?? 'None');
    return { error: `${type}: ${msg} (${position.join(', ')})` };
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'at-least': { type: 'string', default: '100' },
      show: { type: 'string', default: '5' },
      library: { type: 'boolean', default: false },
      optimize: { type: 'string', default: '0' },
    },
  });
  readyCallables();
  const optimize = Number(values.optimize);
  const paths = values.library ? [LIBRARY_ARCHIVE, ...positionals] : positionals;
  const sources = paths.length > 0 ? paths.flatMap(sourcesAt) : defaultSources();
  const compileThere = await startOracle(optimize);
  let total = 0;
  let identical = 0;
  let shown = 0;
  let milliseconds = 0;
  const show = (source: Source, text: string): void => {
    if (shown++ < Number(values.show)) console.log(`${source.name}: ${text}\n`);
  };
  for (const source of sources) {
    const theirs = compileThere(source.bytes, source.name);
    let ours: Compiled;
    const start = performance.now();
    try {
      ours = compileHere(source, optimize);
    } catch (error) {
      ours = { error: `fault: ${(error as Error).stack}` };
    }
    milliseconds += performance.now() - start;
    if ('code' in ours && 'code' in theirs) {
      const comparison = compareCode(ours.code, theirs.code);
      total += comparison.total;
      identical += comparison.identical;
      for (const difference of comparison.differences) show(source, render(difference));
      continue;
    }
    total += 'code' in theirs ? countCodeObjects(theirs.code) : 1;
    const text = (compiled: Compiled): string => ('error' in compiled ? compiled.error : 'compiles');
    if (text(ours) === text(theirs)) identical++;
    else show(source, `\n  CPython ${text(theirs)}\n  ours    ${text(ours)}`);
  }
  if (shown > Number(values.show)) console.log(`… and ${shown - Number(values.show)} more differences\n`);
  console.log(
    `identical: ${identical} of ${total} code objects (${sources.length} sources, ${Math.round(milliseconds)} ms)`,
  );
  return (100 * identical) / total >= Number(values['at-least']) ? 0 : 1;
}

main().then((code) => {
  process.exitCode = code;
});
