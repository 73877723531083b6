import sys
class W:
    @property
    def closed(self): raise ValueError("closed")
    def flush(self): raise ValueError("flush")
    def write(self, s): pass
sys.stdout = W()
