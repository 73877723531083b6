"""memoryview: formats, casts, shapes, slices, releases, comparisons and errors."""


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


data = bytearray(range(16))
m = memoryview(data)
print(m.nbytes, m.itemsize, m.format, m.shape, m.strides, m.ndim, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.suboffsets, m.obj is data)
i = m.cast('I')
print(i.tolist(), i.shape, i.strides, i[1], len(i), i.format)
i[0] = 0xdeadbeef
print(data[:4], m[:4].hex(), bytes(m[:4]), m[::4].tolist(), m[::-1][:3].tolist(), m[2:10:3].strides)
two = m.cast('B', (4, 4))
print(two.shape, two.ndim, two.strides, two[1, 2], two.tolist()[3], len(two), two.nbytes)
two[3, 3] = 255
print(data[-1], two.tobytes()[-2:], two.tobytes('F')[:5], two.cast('B')[5])
h = m[:8].cast('h')
print(h.tolist(), h[-1], m[:8].cast('b').tolist()[:4], m[:8].cast('d')[0] != 0, m[:1].cast('?')[0], m[4:5].cast('c')[0])
for action in (lambda: m.cast('Z'), lambda: m.cast('I').cast('h'), lambda: m[:3].cast('I'), lambda: m.cast('B', (3, 3)), lambda: two[1], lambda: two[0:1], lambda: two[1, 2, 3], lambda: two[9, 0], lambda: m[99], lambda: m['x'], lambda: m.__setitem__(0, 256), lambda: m.__setitem__(0, 'x'), lambda: m.__setitem__(slice(0, 2), b'xyz'), lambda: m.__setitem__(slice(0, 2), i[:1]), lambda: m.__delitem__(0), lambda: memoryview(b'ab').__setitem__(0, 1), lambda: memoryview('text'), lambda: memoryview(3), lambda: hash(m), lambda: hash(memoryview(b'ab')) == hash(b'ab'), lambda: data.append(1), lambda: data.clear(), lambda: m + m, lambda: m < m, lambda: m == data, lambda: m == i, lambda: memoryview(b'abc') == b'abc', lambda: memoryview(b'a') == 'a', lambda: 5 in m, lambda: m.index(5), lambda: m.count(5), lambda: m.index(77), lambda: list(reversed(m))[:2], lambda: m.toreadonly()[0], lambda: m.toreadonly().__setitem__(0, 1), lambda: i.hex(':', 4), lambda: m.nothing, lambda: memoryview(), lambda: i.__setitem__(0, -1), lambda: i.__setitem__(0, 1.5), lambda: i.__setitem__(0, 2**32), lambda: h.__setitem__(0, 40000), lambda: memoryview(m) == m, lambda: m[...] == m, lambda: m[()], lambda: m.cast('B', ()), lambda: m[:1].cast('B', ())[()], lambda: m.cast('i', [2, 2]).tolist()):
    attempt(action)
part = m[2:4]
with memoryview(data) as inner:
    print(inner[0])
attempt(lambda: inner[0])
attempt(lambda: inner.tolist())
print(inner)
i.release(); two.release(); h.release(); part.release()
attempt(m.release)
attempt(lambda: m.nbytes)
attempt(lambda: data.append(99))
del m
print(len(data), data[-1])
source = bytearray(b'abcdef')
view = memoryview(source)
view[1:3] = view[3:5]
view[::2] = b'XYZ'
print(source, view[1:][1:][1:].tobytes(), bytes(view[::-1]), b''.join([view, view[:2]]), int.from_bytes(view[:2]), str(view, 'ascii'), view.tobytes().decode())
