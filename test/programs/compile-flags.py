# compile(): modes, optimisation, future features, syntax trees.
import ast

code = compile('assert x, "no"\nprint(__debug__)', 'file.py', 'exec', optimize=1)
exec(code, {'x': False})
code = compile('"doc"\ndef f():\n  "inner doc"\n  return 1', 'file.py', 'exec', optimize=2)
space = {}
exec(code, space)
print(space.get('__doc__'), space['f'].__doc__)
annotated = compile('def f(a: int) -> str: ...', 'file.py', 'exec', flags=0x1000000)
space = {}
exec(annotated, space)
print(space['f'].__annotations__)
plain = {}
exec('def f(a: int) -> str: ...', plain)
print(plain['f'].__annotations__)
tree = compile('a = 1 + 2 * b', '<tree>', 'exec', ast.PyCF_ONLY_AST)
print(ast.dump(tree))
optimized = ast.parse('x = 1 + 2\nprint(__debug__)', optimize=1)
print(ast.dump(optimized))
print(eval(compile(ast.parse('6 * 7', mode='eval'), '<x>', 'eval')))
for arguments in [('1', 'f', 'bad'), ('1', 'f', 'exec', 1 << 30), ('1', 'f', 'exec', 0, False, 9), (5, 'f', 'exec'), ('a\0', 'f', 'exec')]:
    try:
        compile(*arguments)
    except Exception as error:
        print(type(error).__name__, error)
print(compile('x', b'bytes.py', 'eval').co_filename)
ast.Module
print(ast.unparse(ast.parse('def f(a, /, b=1, *c, d: int, **e) -> None:\n    return lambda: (yield)')))
