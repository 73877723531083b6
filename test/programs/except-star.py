"""except*: splitting, nesting, re-raising, notes and tracebacks of groups."""

import traceback


def lines(error):
    return ''.join(traceback.format_exception(error))


def run(group, tag):
    log = []
    try:
        try:
            raise group
        except* ValueError as caught:
            log.append(('value', caught.exceptions))
        except* (TypeError, KeyError) as caught:
            log.append(('type/key', caught.exceptions))
        else:
            log.append('else')
        finally:
            log.append('finally')
    except BaseException as rest:
        log.append(('rest', repr(rest)))
    print(tag, log)


run(ExceptionGroup('g', [ValueError(1), TypeError(2), OSError(3)]), 'flat')
run(ExceptionGroup('g', [ExceptionGroup('n', [ValueError(1), KeyError(2)]), ValueError(3)]), 'nested')
run(ValueError('naked'), 'naked')
run(OSError('other'), 'other')
run(BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError(1)]), 'base')


def raising():
    try:
        raise ExceptionGroup('top', [ValueError(1), TypeError(2), ExceptionGroup('deep', [OSError(3)])])
    except* ValueError:
        raise KeyError('new')
    except* TypeError as e:
        raise


try:
    raising()
except ExceptionGroup as error:
    print(lines(error))
g = ExceptionGroup('many', [ValueError(i) for i in range(20)])
g.add_note('a note')
g.exceptions[0].add_note('inner note')
print(lines(g))
nest = ValueError('leaf')
for i in range(12):
    nest = ExceptionGroup(f'level {i}', [nest])
print(lines(nest))
match, rest = g.split(lambda e: isinstance(e, ValueError) and e.args[0] % 2 == 1)
print(len(match.exceptions), len(rest.exceptions), match.message, match.__notes__)
print(g.subgroup(KeyError), g.subgroup(lambda e: True) is g, g.split(ValueError)[1], repr(g.derive([KeyError(1)])))


class Mine(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return Mine(self.message, excs, self.code)


m = Mine('mine', [ValueError(1), TypeError(2)], 7)
a, b = m.split(ValueError)
print(type(a).__name__, a.code, b.code, str(m), repr(m))
for bad in ('except* ExceptionGroup: pass', 'except* 3: pass'):
    try:
        exec('try:\n  raise ExceptionGroup("x", [ValueError(1)])\n' + bad)
    except Exception as error:
        print(repr(error), repr(error.__context__))
for bad in ('try: pass\nexcept* ValueError: pass\nexcept TypeError: pass', 'try: pass\nexcept*: pass', 'def f():\n  for x in y:\n    try: pass\n    except* ValueError: break', 'def f():\n  try: pass\n  except* ValueError: return'):
    try:
        compile(bad, 's', 'exec')
    except SyntaxError as error:
        print(error)
cause = ExceptionGroup('cause', [ValueError(1)])
try:
    raise ExceptionGroup('effect', [TypeError(1)]) from cause
except* TypeError as e:
    print(lines(e))
try:
    raise ExceptionGroup('uncaught', [ValueError('one'), ExceptionGroup('inner', [KeyError('k'), TypeError('t')])])
except* KeyError:
    print('handled the key')
