"""Generators as cooperative tasks: a scheduler, channels, sleeping, cancellation, results."""

import heapq
from collections import deque


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class Cancelled(Exception):
    pass


class Channel:
    def __init__(self):
        self.items, self.waiting = deque(), deque()


class Scheduler:
    def __init__(self):
        self.now, self.ready, self.sleeping, self.log, self.count = 0, deque(), [], [], 0

    def spawn(self, task, name):
        self.ready.append((task, None, name))
        return task

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, task, name = heapq.heappop(self.sleeping)
                self.ready.append((task, None, name))
            task, value, name = self.ready.popleft()
            try:
                request = task.throw(value) if isinstance(value, Exception) else task.send(value)
            except StopIteration as stop:
                self.log.append(f'{self.now}:{name}={stop.value}')
                continue
            except Exception as error:
                self.log.append(f'{self.now}:{name}!{error!r}')
                continue
            match request:
                case 'sleep', delay:
                    self.count += 1
                    heapq.heappush(self.sleeping, (self.now + delay, self.count, task, name))
                case 'put', channel, item:
                    if channel.waiting:
                        other, other_name = channel.waiting.popleft()
                        self.ready.append((other, item, other_name))
                    else:
                        channel.items.append(item)
                    self.ready.append((task, None, name))
                case 'get', channel:
                    if channel.items:
                        self.ready.append((task, channel.items.popleft(), name))
                    else:
                        channel.waiting.append((task, name))
                case 'cancel', target:
                    self.sleeping = [s for s in self.sleeping if s[2] is not target]
                    heapq.heapify(self.sleeping)
                    self.ready.append((target, Cancelled('stop'), 'cancelled'))
                    self.ready.append((task, None, name))
                case other:
                    self.ready.append((task, TypeError(f'bad request {other!r}'), name))
        return self.log


def producer(channel, n, delay):
    for i in range(n):
        yield 'sleep', delay
        yield 'put', channel, i * i
    yield 'put', channel, None
    return n


def consumer(channel):
    total = 0
    while (item := (yield 'get', channel)) is not None:
        total += item
    return total


def sleeper():
    try:
        yield 'sleep', 100
    except Cancelled as error:
        yield 'sleep', 1
        return f'cleaned up after {error}'


def canceller(target):
    yield 'sleep', 7
    yield 'cancel', target


def confused():
    try:
        yield 'dance'
    finally:
        s.log.append('confused leaves')


def delegating(channel):
    result = yield from producer(channel, 2, 3)
    yield 'sleep', 1
    return ('delegated', result)


s = Scheduler()
a, b = Channel(), Channel()
s.spawn(producer(a, 4, 2), 'producer')
s.spawn(consumer(a), 'consumer')
target = s.spawn(sleeper(), 'sleeper')
s.spawn(canceller(target), 'canceller')
s.spawn(confused(), 'confused')
s.spawn(delegating(b), 'delegating')
s.spawn(consumer(b), 'consumer b')
print(*s.run(), sep='\n')
print(s.now, list(a.items), target.gi_frame)
attempt(target.send, None)
