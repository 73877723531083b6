"""heapq, bisect, array, struct: results and errors."""

import array
import bisect
import heapq
import struct


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


h = [5, 3, 8, 1, 9, 2]
heapq.heapify(h)
print(h, heapq.heappop(h), heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h, heapq.nsmallest(2, h), heapq.nlargest(2, h), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge('ca', 'b', reverse=True, key=str.upper)))
heapq.heappush(h, 4)
m = [1, 5, 2]
heapq.heapify_max(m)
heapq.heappush_max(m, 9)
print(sorted(h), m, heapq.heappop_max(m), m, heapq.nsmallest(2, 'hello', key=ord), heapq.nlargest(1, []))
a = [1, 2, 2, 2, 5]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 3), bisect.bisect(a, 9, 1, 3), bisect.bisect_left(['b', 'aa'], 1, key=len))
bisect.insort(a, 3)
bisect.insort_left(a, 2)
print(a)
for action in (lambda: heapq.heappop([]), lambda: heapq.heapify(5), lambda: heapq.heappush((), 1), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush([1], 'a'), lambda: heapq.nsmallest('x', []), lambda: bisect.bisect([1], 'a'), lambda: bisect.bisect(5, 1), lambda: bisect.bisect([1], 1, -1), lambda: bisect.bisect([1, 2], 1, 0, 9), lambda: bisect.insort((), 1), lambda: struct.pack('<ihbB?', 1, -2, 3, 4, True), lambda: struct.pack('>2s3sxc', b'ab', b'c', b'd'), lambda: struct.pack('fd', 1.5, 2.5), lambda: struct.pack('<e', 1.5), lambda: struct.pack('<q', 2**62), lambda: struct.pack('p', b''), lambda: struct.pack('3p', b'abcdef'), lambda: struct.pack('b', 200), lambda: struct.pack('<H', -1), lambda: struct.pack('<I', 2**32), lambda: struct.pack('<i', 'x'), lambda: struct.pack('<i'), lambda: struct.pack('<i', 1, 2), lambda: struct.pack('z', 1), lambda: struct.pack('s', 'text'), lambda: struct.pack('c', b'ab'), lambda: struct.pack('<f', 'x'), lambda: struct.pack('<f', 1e40), lambda: struct.pack('?', []), lambda: struct.unpack('<ih', b'\1\0\0\0\xff\xff'), lambda: struct.unpack('<i', b'abc'), lambda: struct.unpack('3s', b'abc'), lambda: struct.unpack('<3B', b'abc'), lambda: struct.unpack('<i', 'abcd'), lambda: struct.unpack_from('<H', b'\0\1\2', 1), lambda: struct.unpack_from('<H', b'\0\1\2', 2), lambda: list(struct.iter_unpack('<H', b'\1\0\2\0')), lambda: struct.iter_unpack('<H', b'\1'), lambda: struct.calcsize('<bhiq'), lambda: struct.calcsize('bhi'), lambda: struct.calcsize('@bi'), lambda: struct.calcsize('3i2s'), lambda: struct.calcsize('99999999999i'), lambda: struct.Struct('<2h').size, lambda: struct.Struct('<2h').format, lambda: struct.Struct('<2h').unpack(b'\1\0\2\0'), lambda: struct.Struct('x!'), lambda: struct.pack_into('<H', bytearray(3), 2, 1), lambda: struct.pack_into('<H', b'abc', 0, 1), lambda: struct.unpack('>d', b'\x7f\xf0' + bytes(6)), lambda: array.array('i', [1, 2, 3]), lambda: array.array('u', 'hé'), lambda: array.array('d', [1, 2.5]), lambda: array.array('b', [200]), lambda: array.array('B', 'x'), lambda: array.array('z'), lambda: array.array('i', [1.5]), lambda: array.array('i', b'\1\0\0\0'), lambda: array.array('i', b'abc'), lambda: array.array('h', range(3))[1:], lambda: array.array('h', [1]) + array.array('h', [2]), lambda: array.array('h', [1]) + array.array('i', [2]), lambda: array.array('h', [1]) * 3, lambda: array.array('h', [1, 2]) == array.array('i', [1, 2]), lambda: array.array('h', [1]) < array.array('h', [2]), lambda: array.array('h', [1]).append('x'), lambda: array.array('h', [1]).pop(5), lambda: array.array('h', [1]).index(3), lambda: array.array('h', [1, 2]).tobytes(), lambda: array.array('h', [1]).typecode, lambda: array.array('f', [0.1])[0], lambda: array.array('q', [2**63]), lambda: array.array('Q', [-1]), lambda: hash(array.array('b')), lambda: array.array('h', [1, 2, 3]).tolist(), lambda: array.array('h', [3, 1]).byteswap()):
    attempt(action)
x = array.array('i', [1, 2, 3])
x[1:2] = array.array('i', [7, 8])
x.insert(0, 9)
x.extend([5])
x.reverse()
x.remove(7)
print(x, x.count(1), x.buffer_info()[1], len(x), x.itemsize, memoryview(x)[0], bytes(x[:1]))
attempt(lambda: x.__setitem__(slice(0, 1), [1]))
attempt(lambda: x.extend('a'))
