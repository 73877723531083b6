import struct, array, io

for code, values in (("<bBhHiIqQ", (-1, 2, -3, 4, -5, 6, -7, 8)), (">fd", (1.5, -2.25)), ("!3s5p?c", (b"abcd", b"xyz", True, b"c")), ("@ixxh", (1, 2)), ("=2h3x", (5, 6)), ("<e", (0.1,))):
    packed = struct.pack(code, *values)
    print(code, struct.calcsize(code), packed, struct.unpack(code, packed))
s = struct.Struct("<I2h")
buffer = bytearray(20)
s.pack_into(buffer, 3, 1, 2, 3)
print(s, s.size, s.format, buffer, s.unpack_from(buffer, 3), list(struct.iter_unpack("<H", b"abcdef")))
for bad in (lambda: struct.pack("b", 200), lambda: struct.pack("i", "x"), lambda: struct.unpack("i", b"ab"), lambda: struct.pack("z", 1), lambda: struct.pack("ii", 1), lambda: s.unpack_from(buffer, 18), lambda: s.pack_into(b"x", 0, 1, 2, 3), lambda: struct.pack("c", b"ab"), lambda: struct.pack("H", -1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
a = array.array("i", [1, 2, 3])
a.append(4); a.extend([5]); a.insert(0, 9)
view = memoryview(a)
print(a, view.format, view.itemsize, view.shape, view[1:3].tolist(), view.cast("B")[:4].tobytes(), a.itemsize, a.tobytes()[:8], a.typecode)
try:
    a.append(7)
except BufferError as error:
    print(error)
view.release()
a.pop(); a.byteswap(); a.reverse()
print(a, a.index(a[1]), a.count(5), a[1:3], a == array.array("l", a), a * 2)
m = memoryview(bytearray(range(24))).cast("B", (2, 3, 4))
print(m.shape, m.strides, m.ndim, m[1, 2, 3], m.tolist()[0][1], m.nbytes, m.contiguous, m.readonly)
w = memoryview(bytearray(b"abcdef"))
w[1:3] = b"XY"
w[::2] = b"123"
print(bytes(w), w[::-1].tobytes(), w[2:].obj, w == b"1X3d5f", w.hex("-"))
for bad in (lambda: w.__setitem__(slice(0, 2), b"abc"), lambda: w.__setitem__(0, 300), lambda: memoryview("x"), lambda: m[5, 0, 0], lambda: memoryview(b"a").__setitem__(0, 1), lambda: w.cast("i"), lambda: w["x"], lambda: hash(w)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
