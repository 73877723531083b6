# dis: listings, instructions, code information.
import dis


def sample(a, b=2, *rest, key=None, **more):
    total = a + b
    for item in rest:
        if item > 3:
            total += item
    try:
        return [x * total for x in rest]
    except ValueError as error:
        raise TypeError('bad') from error


dis.dis(sample)
print(dis.code_info(sample).replace('example.py', '<file>').splitlines()[0])


class C:
    def method(self):
        return super().method(self.attr, k=1)

    async def waits(self):
        async with self as s:
            return await s

    def generates(self):
        x = yield 1
        yield from x


dis.dis(C.method)
dis.dis(C.waits)
dis.dis(C.generates)
dis.dis('a.b(c, d=e)[f] = g if h else {**i, "j": [*k]}')
for instruction in dis.get_instructions(lambda x, y: x.append(y)):
    print(instruction.opname, instruction.arg, instruction.argrepr, instruction.offset, instruction.is_jump_target)
print(dis.stack_effect(dis.opmap['CALL'], 2), dis.opname[dis.opmap['POP_TOP']], dis.hasjump[:2] != [])
dis.dis(lambda: (yield), show_caches=True)
dis.dis('match x:\n  case [1, a, *_]: pass\n  case {"k": v}: pass\n  case P(q=1): pass')
dis.dis('with a as b: c\nfor x in y: z\nwhile p: q')
dis.dis('x = f"{a!r:>5}{b}" "tail"\nassert x, y\nimport m.n as o\nfrom p import q\nfrom r import *')
print([(line, start) for start, end, line in sample.__code__.co_lines()][:3])
try:
    dis.dis(len)
except TypeError as error:
    print(error)


def effect(opcode):
    try:
        return dis.stack_effect(opcode, 1)
    except ValueError as error:
        return error


print({str(effect(opcode)) for opcode in dis._specialized_opmap.values()})
print({name for name, opcode in dis.opmap.items() if not isinstance(effect(opcode), int)})
