import sys
class D:
    def __del__(self): print("D gone")
def f():
    d = D()
    1/0
f()
