# Syntax trees: parsing, walking, changing, compiling, unparsing.
import ast

source = '''
@decorate
def f(a, b=1, /, *c, d=2, **e):
    """Doc."""
    if a > b and not c or d in e:
        return [x ** 2 for x in c if x]
    elif a == 3:
        a, *rest = b
    try:
        with open(a) as g, h:
            del g[1:2], h.attr
    except (ValueError, TypeError) as error:
        raise RuntimeError from error
    else:
        pass
    finally:
        print(f"{a!r:>{b}} text {c=}")
    while True:
        break
    for i in range(3): continue
    async def coroutine():
        async with a: await b
        async for x in y: yield x
    match a:
        case {"k": [1, *_], **kw} if b: x = 1
        case Point(x=0) | None: y = 2
        case str() as s: z = 3
    lambda *, k: (yield)
    global q
    assert a, "message"
    return -a if b else ~c @ d // 3
class C[T: int, *Ts, **P](Base, metaclass=M):
    x: int = 5
    type Alias[V] = list[V]
'''
tree = ast.parse(source)
text = ast.unparse(tree)
print(text)
print(ast.dump(ast.parse(text)) == ast.dump(tree))
print(sorted({type(node).__name__ for node in ast.walk(tree)}))


class Doubler(ast.NodeTransformer):
    def visit_Constant(self, node):
        if isinstance(node.value, int) and not isinstance(node.value, bool):
            return ast.copy_location(ast.Constant(node.value * 2), node)
        return node


changed = ast.fix_missing_locations(Doubler().visit(ast.parse('1 + 2 * 3', mode='eval')))
print(ast.unparse(changed), eval(compile(changed, '<t>', 'eval')))
print(ast.dump(ast.parse('x = [1, "a", None, ..., 1.5, 2j, b"b"]'), indent=2))
print(ast.literal_eval('{"a": [1, (2, 3)], "b": {4}, -5: None}'))
for bad in ('f()', '1 + x', '__import__("os")', '1 +'):
    try:
        ast.literal_eval(bad)
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__, str(error).split(' at ')[0].split(':')[0])
node = ast.parse('a.b[c]').body[0].value
print(node.lineno, node.col_offset, node.end_col_offset, node._fields, ast.get_source_segment('a.b[c]', node.value))
print(repr(ast.Name('x')), repr(ast.parse('f(a)(b)(c)')), ast.Load() == ast.Load(), isinstance(node, ast.expr))
print(list(ast.iter_child_nodes(ast.parse('a; b'))), [name for name, _ in ast.iter_fields(node)])
for build in [
    lambda: compile(ast.Module([ast.Expr(ast.Name('x', ast.Load()))], []), 'f', 'exec'),
    lambda: compile(ast.Expression(ast.Name('x', ast.Store(), lineno=1, col_offset=0)), 'f', 'eval'),
    lambda: compile(ast.Module([ast.Return(lineno=1, col_offset=0)], []), 'f', 'exec'),
    lambda: compile(ast.Expression(ast.Constant([1], lineno=1, col_offset=0)), 'f', 'eval'),
    lambda: ast.Name(1, 2, 3),
    lambda: ast.Name('x', id=1),
]:
    try:
        build()
    except Exception as error:
        print(type(error).__name__, error)
