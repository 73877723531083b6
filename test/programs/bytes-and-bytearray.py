"""bytes, bytearray and memoryview: construction, methods, slices, formatting, errors."""

b = b'Hello \x00\xff\n'
print(b, b[0], b[1:4], len(b), bytes(3), bytes([65, 66]), bytes('é', 'utf-8'), b'ab' + b'c', b'ab' * 2, list(b'ab'), b'\'"', b"it's", bytes(b'x'))
print(b.hex(), bytes.fromhex('48 65 6c'), b.find(b'l'), b.count(b'l'), b.replace(b'l', b'L'), b.split(), b.strip(), b.upper(), b.startswith(b'He'), b'l' in b, 72 in b, b.index(111))
print(b'a,b,c'.split(b','), b'-'.join([b'x', b'y']), b'abc'.center(7, b'*'), b'abc'.decode(), b'\xe9'.decode('latin-1'), b'caf\xc3\xa9'.decode('utf8'), b'a%sb%d' % (b'X', 5), b'%x %r' % (255, 'q'))
print(b'abc'.translate(None, b'b'), b'abc'.translate(bytes.maketrans(b'a', b'z')), b'ab' < b'ac', b'ab' == bytearray(b'ab'), b'a' != 'a', b'  x'.lstrip(), b'12'.zfill(4), b'aB1'.isalnum(), b'a b'.title(), b.partition(b' '))
ba = bytearray(b'hello')
ba[0] = 72
ba += b' world'
ba.append(33)
ba.extend([63, 63])
ba.insert(0, 42)
print(ba, ba.pop(), ba.remove(63), ba, ba[::-1], ba[1:3], len(ba), ba.index(b'w'))
ba[1:6] = b'J'
del ba[0]
ba[::2] = b'------'[:len(ba[::2])]
print(ba, bytes(ba), ba.copy() == ba, ba.reverse(), ba, ba * 2)
m = memoryview(bytearray(b'abcdef'))
m[0] = 65
m[1:3] = b'BC'
print(m, m.tobytes(), m[1], m[2:4].tolist(), len(m), m.format, m.itemsize, m.readonly, m[::2].tobytes(), m == b'ABCdef', memoryview(b'xy').hex()) if False else print(m.tobytes(), m[1], m[2:4].tolist(), len(m), m.format, m.itemsize, m.readonly, m[::2].tobytes(), m == b'ABCdef', memoryview(b'xy').hex())
for action in (lambda: b'a' + 'b', lambda: bytes([256]), lambda: bytes('x'), lambda: b[99], lambda: b'\xff'.decode(), lambda: b'\xff'.decode('ascii'), lambda: bytes.fromhex('4'), lambda: b'a'.join(['b']),
               lambda: b'abc'.index(b'z'), lambda: ba.__setitem__(0, 300), lambda: ba.remove(1), lambda: hash(bytearray()), lambda: b'a'[0] + 'x', lambda: bytes(-1), lambda: b'%d' % 'x', lambda: memoryview('x'),
               lambda: memoryview(b'ab').__setitem__(0, 1), lambda: m.__setitem__(slice(0, 2), b'abc'), lambda: b'a'.split(1), lambda: 'x' in b'x'):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(b'\xff\xfe'.decode('utf-8', 'replace'), b'a\xffb'.decode('ascii', 'ignore'), b'\xff'.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape'), 'é€'.encode('ascii', 'xmlcharrefreplace'), 'é'.encode('ascii', 'backslashreplace'), 'x'.encode('utf-16'), 'ab'.encode('utf-32-le'))
print((1000).to_bytes(2), int.from_bytes(b'\x03\xe8'), bytes(range(5)), b''.join(bytes([c]) for c in b'hi'), bytes(x for x in (1, 2)), bytearray(2))
