// Writes what is made from the definitions of the instructions. Usage: npm run generate [-- --check]

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { generatedFiles } from './instructions/generated-files';

const root = path.dirname(__dirname);

const formatted = (file: string, text: string): string =>
  execFileSync('npx', ['biome', 'format', `--stdin-file-path=${file}`], { cwd: root, input: text, encoding: 'utf8' });

const outdated: string[] = [];
for (const [file, text] of generatedFiles(root)) {
  const target = path.join(root, file);
  const made = formatted(file, text);
  if (fs.existsSync(target) && fs.readFileSync(target, 'utf8') === made) continue;
  outdated.push(file);
  if (!process.argv.includes('--check')) fs.writeFileSync(target, made);
}
if (outdated.length === 0) console.log('What is generated is as the definitions say.');
else if (process.argv.includes('--check')) {
  console.error(`Not as the definitions say: ${outdated.join(', ')}. npm run generate writes them.`);
  process.exitCode = 1;
} else console.log(`Written: ${outdated.join(', ')}.`);
