class M(type):
    def __getattribute__(cls, name):
        if name in ("__module__", "__qualname__", "__name__"): raise RuntimeError("meta " + name)
        return type.__getattribute__(cls, name)
class E(Exception, metaclass=M): pass
raise E("x")
