// The image of a started CPython is kept, and made anew where that one is of no use.

import assert from 'node:assert';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { memoryImage } from '../src/subjects/pyodide/memory-image';

describe('an image of memory', () => {
  const before = process.env.XDG_CACHE_HOME;
  let folder: string;
  let made: number;
  const file = (): string => path.join(folder, 'callspec', 'pyodide-1.0.image');
  const image = (): Promise<Uint8Array> => memoryImage('1.0', async () => Uint8Array.of(1, 2, ++made));

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-'));
    process.env.XDG_CACHE_HOME = folder;
    made = 0;
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
  });

  test('is made once', async () => {
    assert.deepEqual([...(await image())], [1, 2, 1]);
    assert.deepEqual([...(await image())], [1, 2, 1]);
    assert.equal(made, 1);
  });

  test('is made anew where it is cut short, damaged or old', async () => {
    await image();
    fs.truncateSync(file(), 5);
    assert.deepEqual([...(await image())], [1, 2, 2]);
    const bytes = fs.readFileSync(file());
    bytes[0]! ^= 1;
    fs.writeFileSync(file(), bytes);
    assert.deepEqual([...(await image())], [1, 2, 3]);
    const yesterday = Date.now() / 1000 - 25 * 60 * 60;
    fs.utimesSync(file(), yesterday, yesterday);
    assert.deepEqual([...(await image())], [1, 2, 4]);
  });

  test('is made each time where nothing can be kept', async () => {
    process.env.XDG_CACHE_HOME = '/proc/nowhere';
    await image();
    assert.deepEqual([...(await image())], [1, 2, 2]);
  });
});
