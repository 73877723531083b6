"""A stack machine, a Brainf*** interpreter and a tiny Lisp."""


class Machine:
    def __init__(self, program):
        self.program, self.stack, self.calls, self.pc, self.vars, self.out = program, [], [], 0, {}, []

    def run(self, limit=1000):
        for _ in range(limit):
            op, *args = self.program[self.pc]
            self.pc += 1
            handler = getattr(self, 'op_' + op, None)
            if handler is None:
                raise NotImplementedError(op)
            if handler(*args) == 'halt':
                return self.out
        raise TimeoutError(f'pc={self.pc}')

    def op_push(self, v):
        self.stack.append(v)

    def op_load(self, name):
        self.stack.append(self.vars[name])

    def op_store(self, name):
        self.vars[name] = self.stack.pop()

    def op_jump(self, to):
        self.pc = to

    def op_jz(self, to):
        if not self.stack.pop():
            self.pc = to

    def op_call(self, to):
        self.calls.append(self.pc)
        self.pc = to

    def op_ret(self):
        self.pc = self.calls.pop()

    def op_print(self):
        self.out.append(self.stack.pop())

    def op_halt(self):
        return 'halt'


for name, f in {'add': lambda a, b: a + b, 'sub': lambda a, b: a - b, 'mul': lambda a, b: a * b, 'lt': lambda a, b: a < b}.items():
    def op(self, f=f):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(f(a, b))
    setattr(Machine, 'op_' + name, op)
loop = [('push', 0), ('store', 'i'), ('load', 'i'), ('push', 4), ('lt',), ('jz', 12), ('load', 'i'), ('call', 13), ('load', 'i'), ('push', 1), ('add',), ('jump', 15), ('halt',), ('push', 10), ('jump', 17), ('store', 'i'), ('jump', 2), ('mul',), ('print',), ('ret',)]
print(Machine(loop).run())
for bad in ([('nope',)], [('push', 1), ('add',), ('halt',)], [('jump', 0)], [('load', 'x')], [], [('push',)], [('push', 1), ('push', 'a'), ('add',)]):
    try:
        Machine(bad).run(50)
    except Exception as error:
        print(type(error).__name__, error)


def bf(code, data=''):
    jumps, stack = {}, []
    for i, c in enumerate(code):
        if c == '[':
            stack.append(i)
        elif c == ']':
            jumps[i] = stack.pop()
            jumps[jumps[i]] = i
    tape, at, pc, out, data = [0] * 30, 0, 0, '', iter(data)
    while pc < len(code):
        match code[pc]:
            case '>': at += 1
            case '<': at -= 1
            case '+': tape[at] = (tape[at] + 1) % 256
            case '-': tape[at] = (tape[at] - 1) % 256
            case '.': out += chr(tape[at])
            case ',': tape[at] = ord(next(data, '\0'))
            case '[' if not tape[at]: pc = jumps[pc]
            case ']' if tape[at]: pc = jumps[pc]
        pc += 1
    return out


print(bf('++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.'), bf(',[.,]', 'echo'))


def parse(text):
    items = text.replace('(', ' ( ').replace(')', ' ) ').split()

    def read():
        if not items:
            raise EOFError('unexpected end')
        item = items.pop(0)
        if item == '(':
            out = []
            while items and items[0] != ')':
                out.append(read())
            if not items:
                raise EOFError('missing )')
            items.pop(0)
            return out
        if item == ')':
            raise ValueError('unexpected )')
        try:
            return int(item)
        except ValueError:
            return item
    return read()


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def __missing__(self, name):
        if self.outer is None:
            raise NameError(f'unbound {name}')
        return self.outer[name]


def lisp(x, env):
    match x:
        case int(): return x
        case str(): return env[x]
        case ['quote', v]: return v
        case ['if', test, then, other]: return lisp(then if lisp(test, env) else other, env)
        case ['define', name, value]: env[name] = lisp(value, env)
        case ['lambda', [*params], body]: return lambda *args: lisp(body, Env(params, args, env))
        case ['let', bindings, body]: return lisp(body, Env([b[0] for b in bindings], [lisp(b[1], env) for b in bindings], env))
        case [f, *args]: return lisp(f, env)(*[lisp(a, env) for a in args])
        case []: raise SyntaxError('empty')


top = Env()
top.update({'+': lambda *a: sum(a), '*': lambda a, b: a * b, '-': lambda a, b: a - b, '<': lambda a, b: a < b, 'list': lambda *a: list(a), 'car': lambda l: l[0], 'cdr': lambda l: l[1:], 'null?': lambda l: not l})
for text in ('(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))', '(fact 20)', '(let ((a 1) (b 2)) (+ a b))', "(quote (1 (a b) c))", '(define map (lambda (f l) (if (null? l) (quote ()) (+ 0 (f (car l))))))', '(map (lambda (x) (* x x)) (list 3 4))', '((lambda (x) (lambda (y) (+ x y))) 1)', '(((lambda (x) (lambda (y) (+ x y))) 1) 5)', '(undefined)', '(1 2)', '()', '(+ 1', ')', '(car (list))', '(fact)'):
    try:
        result = lisp(parse(text), top)
        print('function' if callable(result) else result)
    except Exception as error:
        print(type(error).__name__, error)
