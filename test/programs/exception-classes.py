"""The built-in exception classes: attributes, construction, texts, pickling state, hierarchy."""


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__, '|', error)


print(BaseException(), repr(BaseException(1)), repr(BaseException(1, 'a')), str(BaseException(1, 'a')), str(BaseException('x')), BaseException(1).args)
e = OSError(2, 'No such file', 'name.txt')
print(type(e).__name__, e.errno, e.strerror, e.filename, e.filename2, e, repr(e), e.args)
e = OSError(17, 'exists', 'a', None, 'b')
print(type(e).__name__, e.filename, e.filename2, e)
print([type(OSError(n, '')).__name__ for n in (1, 2, 4, 10, 11, 13, 17, 20, 21, 32, 104, 110, 111, 999)])
print(OSError('one'), OSError(), repr(OSError(1)), OSError(1, 2, 3), OSError(1, 2).filename)
e = UnicodeDecodeError('utf-8', b'abc\xff', 3, 4, 'bad byte')
print(e, e.encoding, e.object, e.start, e.end, e.reason)
print(UnicodeEncodeError('ascii', 'aé€', 1, 3, 'no'), '|', UnicodeEncodeError('ascii', 'aé', 1, 2, 'no'), '|', UnicodeTranslateError('aé', 1, 2, 'why'))
attempt(UnicodeDecodeError, 'utf-8', 'abc', 1, 2, 'x')
attempt(UnicodeDecodeError, 1)
e = SyntaxError('bad', ('file', 3, 5, 'some text', 3, 9))
print(e, e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line)
attempt(SyntaxError, 'bad', (1, 2))
print(SyntaxError(), SyntaxError('m', ('/a/b.py', 2, None, None)))
e = ImportError('msg', name='n', path='p')
print(e, e.name, e.path, e.msg, repr(e), ImportError('a', 'b').msg)
attempt(ImportError, 'x', wrong=1)
e = AttributeError('m', name='n', obj=[1])
print(e.name, e.obj, e.args)
attempt(AttributeError, nome=1)
e = NameError('m', name='n')
print(e.name, e)
attempt(KeyError, k=1)
attempt(ValueError, k=1)
print(KeyError('a'), KeyError('a', 'b'), KeyError(), repr(KeyError(('a',))), str(KeyError('it\'s')))
print(StopIteration(1, 2).value, StopIteration().value, StopAsyncIteration(1).args)
e = ValueError('x')
attempt(setattr, e, 'args', 5)
attempt(setattr, e, '__traceback__', 5)
attempt(setattr, e, '__cause__', 5)
attempt(setattr, e, '__context__', 'x')
attempt(delattr, e, '__cause__')
attempt(delattr, e, 'args')
attempt(e.with_traceback, 1)
attempt(e.add_note, 1)
e.args = [1, 2]
print(e.args, e, e.__reduce__())
e.extra = 1
e.add_note('n')
print(e.__dict__, e.__reduce__(), e.__notes__)
e.__setstate__({'more': 2})
print(e.more)
attempt(e.__setstate__, 5)


class Custom(ValueError, KeyError):
    def __init__(self, a, *, b=2):
        self.a, self.b = a, b


attempt(Custom)
c = Custom(1, b=3)
print(c.args, repr(c), str(c), c.a, c.b)
attempt(lambda: type('Bad', (ValueError, OSError, ImportError), {}))


def tree(cls, depth=0):
    print('  ' * depth + cls.__name__)
    for sub in sorted((s for s in cls.__subclasses__() if s.__module__ == 'builtins'), key=lambda s: s.__name__):
        tree(sub, depth + 1)


tree(BaseException)
attempt(BaseExceptionGroup, 'm', [])
attempt(BaseExceptionGroup, 'm', [1])
attempt(ExceptionGroup, 'm', [KeyboardInterrupt()])
attempt(ExceptionGroup, 'm')
attempt(ExceptionGroup, 1, [ValueError()])
attempt(BaseExceptionGroup, 'm', [ValueError(1)])
