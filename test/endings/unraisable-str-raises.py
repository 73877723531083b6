class E(Exception):
    def __str__(self): raise ValueError("no")
class C:
    def __del__(self): raise E
x = C()
del x
print("after")
