# with: protocol, suppression, several managers, errors at each stage.
class Manager:
    def __init__(self, name, enter_error=None, exit_error=None, suppress=False):
        self.name, self.enter_error, self.exit_error, self.suppress = name, enter_error, exit_error, suppress

    def __enter__(self):
        print('enter', self.name, end='; ')
        if self.enter_error:
            raise self.enter_error
        return self.name

    def __exit__(self, kind, value, traceback):
        print('exit', self.name, kind.__name__ if kind else None, end='; ')
        if self.exit_error:
            raise self.exit_error
        return self.suppress


def run(*managers, body=None):
    try:
        with managers[0] as a, managers[-1] as b:
            print('body', a, b, end='; ')
            if body:
                raise body
        print('after')
    except Exception as error:
        print('caught', repr(error), 'context', repr(error.__context__))


run(Manager('a'), Manager('b'))
run(Manager('a'), Manager('b'), body=ValueError('v'))
run(Manager('a', suppress=True), Manager('b'), body=ValueError('v'))
run(Manager('a'), Manager('b', suppress=True), body=ValueError('v'))
run(Manager('a'), Manager('b', enter_error=KeyError('e')))
run(Manager('a', enter_error=KeyError('e')), Manager('b'))
run(Manager('a'), Manager('b', exit_error=TypeError('x')))
run(Manager('a', exit_error=OSError('a')), Manager('b', exit_error=TypeError('x')), body=ValueError('v'))


def returning():
    with Manager('r'):
        return 'returned'


def looping():
    for i in range(3):
        with Manager(i):
            if i == 0:
                continue
            break
    return i


print(returning(), looping())


class NoExit:
    def __enter__(self):
        return self


class NoEnter:
    def __exit__(self, *args):
        pass


class InstanceOnly:
    pass


instance = InstanceOnly()
instance.__enter__ = instance.__exit__ = lambda *a: None
for bad in (NoExit(), NoEnter(), instance, 5):
    try:
        with bad:
            pass
    except TypeError as error:
        print(error)
with (Manager('p') as p, Manager('q')):
    print(p)
with Manager('tuple') as (*letters,):
    print(letters)
with open('/tmp/with.txt', 'w') as f, open('/tmp/with.txt') as g:
    f.write('text')
print(f.closed, g.closed)
with Manager('attr') as instance.stored, Manager('item') as vars(instance)['key']:
    print(instance.stored, instance.key)
