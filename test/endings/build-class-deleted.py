import builtins
del builtins.__build_class__
class C: pass
