"""tokenize, ast: dumps, unparse, visitors, transformers, literal_eval, errors."""

import ast
import io
import tokenize


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


source = 'def f(x, *a, k=1):\n    # note\n    return x + k if a else f"{x!r:>5}"\n'
for tok in tokenize.generate_tokens(io.StringIO(source).readline):
    print(tokenize.tok_name[tok.exact_type], repr(tok.string), tok.start, tok.end)
tree = ast.parse(source)
print(ast.dump(tree, indent=1))
print(ast.unparse(tree))


class Fold(ast.NodeTransformer):
    def visit_BinOp(self, node):
        self.generic_visit(node)
        match node:
            case ast.BinOp(ast.Constant(a), ast.Add(), ast.Constant(b)):
                return ast.copy_location(ast.Constant(a + b), node)
        return node

    def visit_Name(self, node):
        return ast.copy_location(ast.Name('renamed', node.ctx), node) if node.id == 'old' else node


new = ast.fix_missing_locations(Fold().visit(ast.parse('old = 1 + 2 + x\nprint(old)')))
print(ast.unparse(new))
exec(compile(new, 'made', 'exec'), {'x': 4})
names = [n.id for n in ast.walk(ast.parse('a + b(c)[d]')) if isinstance(n, ast.Name)]
print(sorted(names))
for text in ('[1, (2, {"a": None}), {3}, -4, 1+2j, b"x"]', '1 + 1', 'f()', '"a" "b"', '(1', '', ' 5', '{**{}}', 'set()', '[x]', '--1', '"é"'):
    attempt(ast.literal_eval, text)
for text in ('a if b else c', 'lambda x, /, y=1, *z, k: (yield)', 'not (a and b) or c', '(a, b), *c = d', '-(-a) ** -b', 'x[a:b, ::2]', 'f"{a}{b:{c}}"', '{**a, "b": 1}', '(i async for i in x)', 'a < b <= c is not d', '(x := 1)', "'it\\'s'", '1e400', 'a @ b // c', 'f(*a, **k)', '...', '((a))', 'not not a', 'a.b.c().d[0]', '(1).real', 'await_', 'lambda: 0'):
    attempt(lambda: ast.unparse(ast.parse(text, mode='eval')))
attempt(ast.parse, 'a b')
attempt(compile, ast.Module([ast.Expr(ast.Name('x', ast.Load()))], []), 'f', 'exec')
attempt(compile, ast.Expression(ast.Constant(5, lineno=1, col_offset=0)), 'f', 'eval')
attempt(ast.Name)
attempt(ast.Name, 'a', ast.Load(), 3)
attempt(lambda: ast.Name('x').ctx)
attempt(lambda: ast.dump(ast.BinOp()))
attempt(lambda: ast.dump(5))
print(ast.get_docstring(ast.parse('"""Doc\n   more"""')), ast.get_source_segment('a = b + c', ast.parse('a = b + c').body[0].value), ast.Name._fields, ast.Constant(1) == ast.Constant(1))
