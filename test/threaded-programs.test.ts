// Programs with threads and asyncio give what a native CPython gives; references are recounted afterwards.
// Pyodide starts no threads, so these are confirmed on the installed python3.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { recount, describeDiscrepancy } from '../src/objects/memory/recount';
import { AllocationRecord } from '../src/objects/memory/allocation-record';
import { Interpreter } from '../src/interpreter';

const FOLDER = path.join(__dirname, 'threaded-programs');
const LIMITS = { steps: 200_000_000, milliseconds: 120_000 };

const probe = spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 11))'], { encoding: 'utf8' });
const skip = probe.stdout?.trim() === 'True' ? false : 'there is no python3 of version 3.11 or later to compare with';

/** What the program prints on the reference interpreter, its end included. */
function onReference(file: string): { output: string; wrongCounts: string[] } {
  let output = '';
  const allocated = new AllocationRecord();
  return allocated.during(() => {
    const interpreter = new Interpreter({ stdout: { write: (text) => (output += text) }, limits: LIMITS });
    const { stopped } = interpreter.run(fs.readFileSync(file, 'utf8'), { filename: file });
    const wrongCounts = recount(interpreter.thread, allocated.objects).map(describeDiscrepancy);
    interpreter.close();
    return { output: `${output}${stopped ?? ''}`, wrongCounts };
  });
}

for (const name of fs.readdirSync(FOLDER).filter((file) => file.endsWith('.py'))) {
  test(name, { skip }, () => {
    const file = path.join(FOLDER, name);
    const native = spawnSync('python3', [file], { encoding: 'utf8', timeout: 120_000 });
    const { output, wrongCounts } = onReference(file);
    assert.equal(output, native.stdout);
    assert.deepEqual(wrongCounts, []);
  });
}
