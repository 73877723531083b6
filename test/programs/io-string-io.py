# StringIO and BytesIO.
import io

text = io.StringIO('first\nsecond\r\nthird')
print(text.readline(), repr(text.read(3)), text.tell(), list(text))
text.seek(0)
print(text.readlines(8), text.write('end'), repr(text.getvalue()))
print(text.seekable(), text.readable(), text.writable(), text.isatty(), text.newlines, text.encoding, text.closed)
text.seek(2)
text.truncate()
print(repr(text.getvalue()), text.tell())
text.seek(5)
text.write('far')
print(repr(text.getvalue()))
for action in [
    lambda: text.seek(-1),
    lambda: text.seek(1, 1),
    lambda: text.write(b'x'),
    lambda: text.write(5),
    lambda: text.fileno(),
    lambda: io.StringIO(5),
    lambda: io.StringIO('', newline='x'),
    lambda: text.truncate(-1),
    lambda: text.read('x'),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
with io.StringIO() as temporary:
    print('inside', file=temporary)
    print(repr(temporary.getvalue()))
try:
    temporary.read()
except ValueError as error:
    print(error)
print(repr(io.StringIO('a\r\nb\rc\n', newline=None).read()), io.StringIO('a\r\nb\rc', newline='').readlines())
data = io.BytesIO(b'one\ntwo\nthree')
print(data.readline(), data.read(2), data.tell(), data.readlines())
data.seek(0, 2)
print(data.write(b'!'), data.getvalue(), data.seek(-3, 2), data.read())
buffer = bytearray(4)
data.seek(0)
print(data.readinto(buffer), buffer, data.read1(2))
view = data.getbuffer()
view[0:3] = b'ONE'
for action in [lambda: data.write(b'more'), data.close, lambda: data.write('x'), lambda: data.seek(-1), lambda: io.BytesIO('x')]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
view.release()
print(data.getvalue(), data.truncate(3), data.getvalue())
data.close()
try:
    data.getvalue()
except ValueError as error:
    print(error)
