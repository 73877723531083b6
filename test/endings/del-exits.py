import sys
class C:
    def __del__(self): sys.exit(9)
x = C()
del x
print("after")
