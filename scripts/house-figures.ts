// npm run figures [-- FOLDER]: the size and shape of the sources as a table, to set beside that of another commit (src unless told).

import path from 'node:path';
import { readSources } from './figures/sources';
import { countNotations, functionsOf, largest, spread } from './figures/syntax';
import { valueCircles } from './figures/value-circles';

const LONG_FILE = 500;

const root = process.argv[2] ?? path.join(__dirname, '..', 'src');
const sources = readSources(root);
const short = (file: string): string => path.relative(path.dirname(root), file);

const lines = sources.map(({ file, tree }) => ({ name: short(file), size: tree.getLineStarts().length - 1 }));
const functions = sources.flatMap(({ file, tree }) =>
  functionsOf(tree).map((found) => ({ ...found, name: `${short(file)}: ${found.name}` })),
);
const exported = functions.filter((found) => found.exported);
const notations = countNotations(sources.map(({ tree }) => tree));
const circles = valueCircles(sources);
const long = largest(lines, lines.length).filter(({ size }) => size > LONG_FILE);

const rows: [string, string | number][] = [
  ['files', sources.length],
  ['lines', lines.reduce((sum, { size }) => sum + size, 0)],
  ['lines of a file: median, p95, max', spread(lines)],
  ['lines of a named function: median, p95, max', spread(functions)],
  [
    'exported functions, of them with a contract',
    `${exported.length}, ${exported.filter((found) => found.contract).length}`,
  ],
  ['casts (without `as const`)', notations.casts],
  ['`as never`', notations.never],
  ['`as unknown`', notations.unknown],
  ['`!`', notations.nonNull],
  ['`any`', notations.any],
  ['circles of value imports: files in each', circles.map((circle) => circle.length).join(', ') || 0],
  [`files over ${LONG_FILE} lines`, long.length],
];
for (const [what, figure] of rows) console.log(`${what.padEnd(46)} ${figure}`);

console.log('\nlongest functions');
for (const { name, size } of largest(functions, 10)) console.log(`${String(size).padStart(6)}  ${name}`);
console.log('\nlong files');
for (const { name, size } of long) console.log(`${String(size).padStart(6)}  ${name}`);
for (const circle of circles) {
  console.log(`\na circle of ${circle.length}`);
  console.log(circle.map((file) => `  ${short(file)}`).join('\n'));
}
