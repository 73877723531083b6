# Raw, buffered and text layers built by hand.
import io


class Source(io.RawIOBase):
    def __init__(self, data):
        self.data = data
        self.position = 0
        self.calls = []

    def readable(self):
        return True

    def readinto(self, buffer):
        count = min(len(buffer), 4, len(self.data) - self.position)
        buffer[:count] = self.data[self.position:self.position + count]
        self.position += count
        self.calls.append(count)
        return count


raw = Source(b'line one\nline two\nlast')
buffered = io.BufferedReader(raw, buffer_size=8)
print(buffered.read(5), buffered.peek(1)[:1], buffered.readline(), buffered.read())
print(raw.calls)
text = io.TextIOWrapper(io.BufferedReader(Source('grün\r\nblau'.encode())), encoding='utf-8')
print(text.readline(), text.read(), text.newlines, text.encoding)
print(Source(b'abcdefgh').read(3), Source(b'abcdefgh').readall(), list(Source(b'a\nb\n')))


class Sink(io.RawIOBase):
    def __init__(self):
        self.written = []

    def writable(self):
        return True

    def write(self, data):
        self.written.append(bytes(data))
        return len(data)


sink = Sink()
writer = io.BufferedWriter(sink, buffer_size=4)
writer.write(b'ab')
print(sink.written)
writer.write(b'cdef')
print(b''.join(sink.written) in (b'abcd', b'ab', b'abcdef'))
writer.flush()
print(b''.join(sink.written))
wrapper = io.TextIOWrapper(Sink2 := io.BytesIO(), encoding='ascii', errors='backslashreplace', newline='\r\n')
wrapper.write('ä\nb')
wrapper.flush()
print(Sink2.getvalue())
print(wrapper.detach() is Sink2)
for action in [
    lambda: wrapper.write('x'),
    lambda: io.BufferedReader(sink),
    lambda: io.TextIOWrapper(5),
    lambda: Source(b'').write(b''),
    lambda: Source(b'').seek(0),
    lambda: Source(b'').fileno(),
    lambda: io.BufferedReader(Source(b''), 0),
    lambda: io.BytesIO().detach(),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
pair = io.BufferedRWPair(Source(b'data'), Sink())
print(pair.read(2), pair.write(b'x'), pair.readable(), pair.writable())
print(io.UnsupportedOperation.__mro__[1:3], issubclass(io.StringIO, io.TextIOBase), isinstance(raw, io.IOBase))
decoder = io.IncrementalNewlineDecoder(None, translate=True)
print(repr(decoder.decode('a\r')), repr(decoder.decode('\nb\r', final=True)), decoder.newlines)
