// The memory of a CPython that has just started, kept in a file: one that is made of it has started in a tenth of the time.

import fs from 'node:fs';
import { crc32 } from 'node:zlib';
import { cacheFile } from '../../files/cache-file';
import { writeWhole } from '../../files/write-whole';

/** All that start from an image hash strings alike. So it is made anew each day, and what depends on the order of a set does not stay hidden. */
const DAY = 24 * 60 * 60 * 1000;

/** Bytes behind the image, for its checksum. */
const CHECKSUM = 4;

const file = (version: string): string => cacheFile(`pyodide-${version}.image`);

/** The image of a version of Pyodide that is kept, else what `make` gives, which is kept from then on. */
export async function memoryImage(version: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const kept = read(file(version));
  if (kept !== undefined) return kept;
  const image = await make();
  keep(file(version), image);
  return image;
}

/** Undefined where there is none, or it is old or damaged. */
function read(name: string): Uint8Array | undefined {
  try {
    if (Date.now() - fs.statSync(name).mtimeMs > DAY) return undefined;
    const bytes = fs.readFileSync(name);
    const image = bytes.subarray(0, -CHECKSUM);
    return bytes.length > CHECKSUM && bytes.readUInt32LE(image.length) === crc32(image) ? image : undefined;
  } catch {
    // It is made anew.
    return undefined;
  }
}

function keep(name: string, image: Uint8Array): void {
  const checksum = Buffer.alloc(CHECKSUM);
  checksum.writeUInt32LE(crc32(image));
  try {
    writeWhole(name, Buffer.concat([image, checksum]));
  } catch {
    // Where nothing can be kept, it is made each time.
  }
}
