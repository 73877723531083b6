import sys, io
class W(io.StringIO):
    def flush(self): raise ValueError("flush")
sys.stderr = W()
