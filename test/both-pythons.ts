// One program on both Pythons: on CPython (the pyodide package) and on the interpreter here.

import assert from 'node:assert/strict';
import type { PyodideAPI } from 'pyodide';
import { loadOracle as startOracle } from '../src/subjects/pyodide/load-oracle';
import { Interpreter } from '../src/interpreter';
import { AllocationRecord } from '../src/objects/memory/allocation-record';
import { describeDiscrepancy, recount } from '../src/objects/memory/recount';

let oracle: PyodideAPI;

/** Before `onOracle` is asked. */
export async function loadOracle(): Promise<void> {
  ({ pyodide: oracle } = await startOracle());
}

/** What a program prints on CPython. */
export function onOracle(source: string): string {
  const lines: string[] = [];
  oracle.setStdout({ batched: (line) => lines.push(line) });
  oracle.runPython(source, { globals: oracle.toPy({ __name__: '__main__' }) });
  return lines.map((line) => `${line}\n`).join('');
}

/** What it prints here; every reference must have its holder afterwards. */
export function onReference(source: string): string {
  let output = '';
  const made = new AllocationRecord();
  made.during(() => {
    const interpreter = new Interpreter({ stdout: { write: (text) => (output += text) } });
    const { exception, stopped } = interpreter.run(source, { filename: '<exec>' });
    assert.equal(stopped, undefined);
    assert.equal(exception?.traceback, undefined);
    assert.deepEqual(recount(interpreter.thread, made.objects).map(describeDiscrepancy), []);
  });
  return output;
}
