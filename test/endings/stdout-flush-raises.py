import sys
class W:
    def write(self, s): return len(s)
    def flush(self): raise ValueError("no flush")
sys.stdout = W()
print("x")
