// The checksums of binascii: CRC-32 and CRC-CCITT.

function table(polynomial: number, step: (value: number, polynomial: number) => number, start: (n: number) => number) {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = start(index);
    for (let bit = 0; bit < 8; bit++) value = step(value, polynomial);
    return value;
  });
}

const CRC32 = table(
  0xedb88320,
  (value, polynomial) => (value & 1 ? (value >>> 1) ^ polynomial : value >>> 1),
  (index) => index,
);
const CCITT = table(
  0x1021,
  (value, polynomial) => ((value & 0x8000 ? (value << 1) ^ polynomial : value << 1) & 0xffff) >>> 0,
  (index) => index << 8,
);

/** crc32, continued from an earlier one. */
export function crc32(data: Uint8Array, start: number): number {
  let crc = ~start;
  for (const byte of data) crc = (crc >>> 8) ^ CRC32[(crc ^ byte) & 255]!;
  return ~crc >>> 0;
}

/** crc_hqx. */
export function crcCcitt(data: Uint8Array, start: number): number {
  let crc = start & 0xffff;
  for (const byte of data) crc = ((crc << 8) & 0xff00) ^ CCITT[(crc >> 8) ^ byte]!;
  return crc;
}
