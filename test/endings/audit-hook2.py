import sys
def h(name, args):
    if name == "sys.unraisablehook": raise ValueError("audit")
sys.addaudithook(h)
class C:
    def __del__(self): 1/0
C()
print("after")
