// Starting the adapters that are part of this package, from its sources or built.

import fs from 'node:fs';
import path from 'node:path';
import { digestOfFiles } from '../build';
import { AdapterSubject } from '../protocol/adapter-subject';
import type { AdapterCommand } from '../protocol/connection';

/** The folder with the built adapters, where those are started. */
let built = __filename.endsWith('.ts') ? undefined : __dirname;

/** From now on built adapters are started, by code that runs from its sources, too. */
export function startBuilt(folder: string): void {
  built = folder;
}

/** The built files of an adapter: its own, and the one that it starts, where there is one. */
function builtFiles(folder: string, name: string): string[] {
  return [path.join(folder, 'adapters', `${name}.js`), path.join(folder, `${name}.js`)].filter((file) =>
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
  const build =
    built === undefined ? undefined : digestOfFiles(builtFiles(built, name), process.version, ...nodeOptions);
  return AdapterSubject.open(name, { ...command, watchMemory }, advice, { build });
}

/** The command that starts an adapter of this package. */
export function commandOf(
  name: string,
  nodeOptions: readonly string[] = [],
): Extract<AdapterCommand, { file: string }> {
  const command =
    built === undefined
      ? ['-r', require.resolve('ts-node/register/transpile-only'), path.join(__dirname, '..', name, 'adapter.ts')]
      : [path.join(built, 'adapters', `${name}.js`)];
  return { file: process.execPath, args: [...nodeOptions, ...command] };
}
