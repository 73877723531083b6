import sys, io
class W:
    def flush(self): raise ValueError("flush")
    def write(self, s): pass
sys.stdout = W()
sys.exit(4)
