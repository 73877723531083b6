// Starting the adapters that are part of this package, from its sources or built.

import fs from 'node:fs';
import path from 'node:path';
import { digestOfFiles } from '../build';
import { AdapterSubject } from '../protocol/adapter-subject';
import type { AdapterCommand } from '../protocol/connection';

const IS_BUILT = !__filename.endsWith('.ts');

/** The built files of an adapter: its own, and the one that it starts, where there is one. */
function builtFiles(name: string): string[] {
  return [path.join(__dirname, 'adapters', `${name}.js`), path.join(__dirname, `${name}.js`)].filter((file) =>
    fs.existsSync(file),
  );
}

/** Opens a subject whose adapter is `src/subjects/NAME/adapter.ts`. Throws SubjectUnavailable. */
export function startAdapter(
  name: string,
  advice: string,
  { nodeOptions = [], watchMemory = false }: { nodeOptions?: readonly string[]; watchMemory?: boolean } = {},
): Promise<AdapterSubject> {
  const command = commandOf(name, nodeOptions);
  const build = IS_BUILT ? digestOfFiles(builtFiles(name), process.version, ...nodeOptions) : undefined;
  return AdapterSubject.open(name, { ...command, watchMemory }, advice, { build });
}

/** The command that starts an adapter of this package. */
export function commandOf(
  name: string,
  nodeOptions: readonly string[] = [],
): Extract<AdapterCommand, { file: string }> {
  const file = IS_BUILT
    ? path.join(__dirname, 'adapters', `${name}.js`)
    : path.join(__dirname, '..', name, 'adapter.ts');
  const loader = IS_BUILT ? [] : ['-r', require.resolve('ts-node/register/transpile-only')];
  return { file: process.execPath, args: [...nodeOptions, ...loader, file] };
}
