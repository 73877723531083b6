# memoryview, bytearray, array and buffers.
import array

data = bytearray(b'abcdef')
view = memoryview(data)
print(view, view[0], view[1:3].tobytes(), bytes(view), len(view), view.format, view.itemsize, view.shape, view.strides, view.readonly, view.nbytes) if False else print(view[0], view[1:3].tobytes(), bytes(view), len(view), view.format, view.itemsize, view.shape, view.strides, view.readonly, view.nbytes)
view[0] = 65
view[1:3] = b'BC'
print(data, view.tolist(), view[::2].tolist(), view == b'ABCdef', view.hex(), view.cast('H').shape)
for action in [lambda: data.append(1), lambda: view.__setitem__(0, 300), lambda: view.__setitem__(slice(0, 2), b'x'), lambda: memoryview(b'x').__setitem__(0, 1), lambda: memoryview('x'), lambda: view['a'], lambda: view[10], lambda: view.cast('z'), lambda: hash(view), lambda: data.extend(b'x')]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
view.release()
try:
    view[0]
except ValueError as error:
    print(error)
data.append(33)
print(data, data.pop(), data.index(b'd'), data.find(b'z'), data.replace(b'A', b'aa'), data * 2, data[1:3], data + b'x')
data[1:3] = b'---'
del data[0]
data.insert(0, 64)
data.reverse()
print(data, data.translate(None, b'-'), bytearray(3), bytearray([1, 2]), bytearray('é', 'utf-8'), bytearray(b'x').hex(), bytes.fromhex('00 ff'))
a = array.array('i', [1, 2, 3])
a.append(4)
a.extend([5])
print(a, a[1:3], a.typecode, a.itemsize, a.tobytes()[:4], a.index(3), a.count(1), a.pop(), list(reversed(a)), a * 2, a == array.array('i', [1, 2, 3, 4]))
for action in [lambda: a.append('x'), lambda: a.append(2**40), lambda: array.array('q', [1.5]), lambda: array.array('z'), lambda: a + [1], lambda: a.remove(99), lambda: a[9], lambda: array.array('u', 'abc').tounicode(), lambda: array.array('d', 'abc')]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
with memoryview(a) as m:
    print(m.format, m.tolist(), m[-1])
print(b'%d %s %r' % (5, b'x', b'y'), b'a,b'.split(b','), b' x '.strip(), b'Ab'.swapcase(), b'ab'.center(6, b'*'), b'\x00\xff'.decode('latin-1'), int.from_bytes(b'\x01\x02'), (258).to_bytes(2))
