import zlib, binascii

data = b"".join(bytes([n % 251, (n * n) % 253]) for n in range(3000)) + b"repeat " * 300
print(zlib.crc32(data), zlib.adler32(data), zlib.crc32(b"b", zlib.crc32(b"a")) == zlib.crc32(b"ab"), zlib.adler32(b""), binascii.crc32(b"hello"))
for level in (0, 1, 6, 9, -1):
    packed = zlib.compress(data, level)
    print(level, len(packed) < len(data), zlib.decompress(packed) == data)
raw = zlib.compress(data, wbits=-15)
print(zlib.decompress(raw, wbits=-15) == data)
packer = zlib.compressobj()
packed = b"".join(packer.compress(data[start:start + 500]) for start in range(0, len(data), 500)) + packer.flush()
unpacker = zlib.decompressobj()
out = b""
for start in range(0, len(packed), 100):
    out += unpacker.decompress(packed[start:start + 100])
out += unpacker.flush()
print(out == data, unpacker.eof, unpacker.unused_data)
limited = zlib.decompressobj()
first = limited.decompress(zlib.compress(b"a" * 1000) + b"tail", 10)
print(first, bool(limited.unconsumed_tail), limited.eof)
for attempt in (lambda: zlib.decompress(b"not zlib"), lambda: zlib.decompress(zlib.compress(b"abc")[:-2]),
                lambda: zlib.compress("text"), lambda: zlib.compress(b"", 11), lambda: zlib.crc32("x")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)
