"""Observers, signals, state machines, command history with undo, plug-ins, pipelines, dependency injection."""


class Signal:
    def __init__(self):
        self.handlers = []

    def connect(self, handler=None, *, priority=0):
        if handler is None:
            return lambda h: self.connect(h, priority=priority)
        self.handlers.append((-priority, len(self.handlers), handler))
        self.handlers.sort()
        return handler

    def __iadd__(self, handler):
        self.connect(handler)
        return self

    def __call__(self, *args, **kwargs):
        results, errors = [], []
        for *_, handler in self.handlers:
            try:
                results.append(handler(*args, **kwargs))
            except StopIteration:
                break
            except Exception as error:
                error.add_note(f'in {handler.__name__}')
                errors.append(error)
        if errors:
            raise ExceptionGroup('handlers failed', errors)
        return results


saved = Signal()


@saved.connect
def low(name):
    return f'low {name}'


@saved.connect(priority=5)
def high(name):
    return f'high {name}'


saved += lambda name: name.upper()
print(saved('doc'))


@saved.connect(priority=9)
def failing(name):
    raise ValueError(f'cannot {name}')


try:
    saved('x')
except* ValueError as group:
    print(group.exceptions, group.exceptions[0].__notes__)


class State:
    registry = {}

    def __init_subclass__(cls):
        State.registry[cls.__name__.lower()] = cls()

    def on(self, machine, event):
        handler = getattr(self, f'on_{event}', None)
        if handler is None:
            raise LookupError(f'{type(self).__name__} ignores {event!r}')
        return handler(machine)


class Idle(State):
    def on_coin(self, machine):
        machine.coins += 1
        return 'ready' if machine.coins >= 2 else 'idle'


class Ready(State):
    def on_push(self, machine):
        machine.coins = 0
        return 'open'

    def on_coin(self, machine):
        machine.coins += 1
        return 'ready'


class Open(State):
    on_close = staticmethod(lambda machine: 'idle')


class Machine:
    def __init__(self):
        self.coins, self.state, self.trail = 0, 'idle', []

    def feed(self, *events):
        for event in events:
            try:
                self.state = State.registry[self.state].on(self, event)
                self.trail.append(self.state)
            except LookupError as error:
                self.trail.append(str(error))
        return self.trail


print(Machine().feed('push', 'coin', 'coin', 'coin', 'close', 'push', 'close', 'push'))


class Document:
    def __init__(self):
        self.text, self.undo_stack, self.redo_stack = '', [], []

    def do(self, command):
        command(self)
        self.undo_stack.append(command)
        self.redo_stack.clear()

    def undo(self):
        command = self.undo_stack.pop()
        command.revert(self)
        self.redo_stack.append(command)

    def redo(self):
        self.do_again = self.redo_stack.pop()
        self.do_again(self)
        self.undo_stack.append(self.do_again)


class Insert:
    def __init__(self, at, text):
        self.at, self.text = at, text

    def __call__(self, doc):
        doc.text = doc.text[:self.at] + self.text + doc.text[self.at:]

    def revert(self, doc):
        doc.text = doc.text[:self.at] + doc.text[self.at + len(self.text):]


class Delete:
    def __init__(self, span):
        self.span = span

    def __call__(self, doc):
        self.removed = doc.text[self.span]
        doc.text = doc.text[:self.span.start] + doc.text[self.span.stop:]

    def revert(self, doc):
        doc.text = doc.text[:self.span.start] + self.removed + doc.text[self.span.start:]


doc = Document()
for command in (Insert(0, 'hello'), Insert(5, ' world'), Delete(slice(0, 4)), Insert(0, 'J')):
    doc.do(command)
print(doc.text, end=' | ')
for action in (doc.undo, doc.undo, doc.redo, doc.undo, doc.undo, doc.undo):
    action()
    print(repr(doc.text), end=' | ')
try:
    doc.undo()
except IndexError as error:
    print(error)


def pipeline(*stages):
    def run(source):
        for stage in stages:
            source = stage(source)
        return source
    return run


def only(predicate):
    return lambda source: (x for x in source if predicate(x))


def each(function):
    return lambda source: map(function, source)


def batch(n):
    def stage(source):
        group = []
        for item in source:
            group.append(item)
            if len(group) == n:
                yield tuple(group)
                group.clear()
        if group:
            yield tuple(group)
    return stage


print(pipeline(only(lambda x: x % 3), each(lambda x: x * x), batch(3), list)(range(12)))


class Container:
    def __init__(self):
        self.makers, self.made, self.building = {}, {}, []

    def provides(self, maker):
        self.makers[maker.__name__] = maker
        return maker

    def get(self, name):
        if name in self.building:
            raise RecursionError(' -> '.join([*self.building, name]))
        if name not in self.made:
            maker = self.makers[name]
            self.building.append(name)
            try:
                needs = maker.__code__.co_varnames[:maker.__code__.co_argcount]
                self.made[name] = maker(*map(self.get, needs))
            finally:
                self.building.pop()
        return self.made[name]


c = Container()


@c.provides
def config():
    print('making config')
    return {'size': 3}


@c.provides
def engine(config):
    return ['engine', config['size']]


@c.provides
def app(engine, config):
    return engine, config


@c.provides
def a(b): pass


@c.provides
def b(a): pass


print(c.get('app'), c.get('engine') is c.get('app')[0])
for name in ('a', 'nothing'):
    try:
        c.get(name)
    except Exception as error:
        print(type(error).__name__, error)
