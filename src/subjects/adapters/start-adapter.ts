// Starting the adapters that are part of this package, from its sources or built.

import path from 'node:path';
import { AdapterSubject } from '../protocol/adapter-subject';
import type { AdapterCommand } from '../protocol/connection';

/** Opens a subject whose adapter is `src/subjects/NAME/adapter.ts`. Throws SubjectUnavailable. */
export function startAdapter(
  name: string,
  advice: string,
  { nodeOptions = [], watchMemory = false }: { nodeOptions?: readonly string[]; watchMemory?: boolean } = {},
): Promise<AdapterSubject> {
  return AdapterSubject.open(name, { ...commandOf(name, nodeOptions), watchMemory }, advice);
}

/** The command that starts an adapter of this package. */
export function commandOf(name: string, nodeOptions: readonly string[] = []): AdapterCommand {
  const built = !__filename.endsWith('.ts');
  const file = built ? path.join(__dirname, 'adapters', `${name}.js`) : path.join(__dirname, '..', name, 'adapter.ts');
  const loader = built ? [] : ['-r', require.resolve('ts-node/register/transpile-only')];
  return { file: process.execPath, args: [...nodeOptions, ...loader, file] };
}
