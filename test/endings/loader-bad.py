class L:
    def get_source(self, name): raise ValueError("src")
__loader__ = L()
exec(compile("1/0", "nofile", "exec"), {"__loader__": L(), "__name__": "q"})
