class M(type):
    def __getattribute__(cls, name): raise RuntimeError("meta " + name)
class E(Exception, metaclass=M): pass
raise E("x")
