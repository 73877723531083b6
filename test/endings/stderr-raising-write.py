import sys
class W:
    def write(self, s): raise ValueError("no write")
    def flush(self): pass
sys.stderr = W()
1/0
