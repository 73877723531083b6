// What step definitions of somebody's own need to be loaded: this Cucumber, since no other one runs them, and a reader of TypeScript.

import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const CUCUMBER = '@cucumber/cucumber';

let isOffered = false;

/** Lets step definitions that have no Cucumber of their own find this one, whether they `require` or `import` it. */
export function offerCucumber(): void {
  if (isOffered) return;
  isOffered = true;
  const folder = path.dirname(require.resolve(`${CUCUMBER}/package.json`));
  const places = (process.env.NODE_PATH ?? '').split(path.delimiter).filter((place) => place !== '');
  process.env.NODE_PATH = [...places, path.dirname(path.dirname(folder))].join(path.delimiter);
  (Module as unknown as { _initPaths(): void })._initPaths();
  offerToImports(pathToFileURL(path.join(folder, 'lib', 'wrapper.mjs')).href);
}

/** `import` looks at no NODE_PATH. */
function offerToImports(url: string): void {
  type Resolve = (name: string, context: { conditions: string[] }, next: Resolve) => unknown;
  const { registerHooks } = Module as { registerHooks?: (hooks: { resolve: Resolve }) => void };
  if (registerHooks === undefined) {
    const found = JSON.stringify({ url, shortCircuit: true });
    const hook = `export const resolve = async (name, context, next) =>
      name === ${JSON.stringify(CUCUMBER)} ? ${found} : next(name, context);`;
    Module.register(`data:text/javascript,${encodeURIComponent(hook)}`);
    return;
  }
  registerHooks({
    resolve: (name, context, next) =>
      name === CUCUMBER && context.conditions.includes('import')
        ? { url, shortCircuit: true }
        : next(name, context, next),
  });
}

/** Under which ts-node is known in a process. */
const TS_NODE = Symbol.for('ts-node.register.instance');

/** Lets this process load TypeScript, with the ts-node and the settings of the step definitions, if they have such. Throws an Error where none is installed. */
export function readTypeScript(place: string): void {
  if (TS_NODE in process) return;
  let found: string;
  try {
    found = require.resolve('ts-node', { paths: [place, __dirname] });
  } catch {
    throw new Error('steps in TypeScript need ts-node: npm install --save-dev ts-node typescript');
  }
  // Without settings, it chooses some that TypeScript 6 refuses.
  const compilerOptions = { module: 'NodeNext', moduleResolution: 'NodeNext' };
  require(found).register({ transpileOnly: true, cwd: place, compilerOptions });
}
