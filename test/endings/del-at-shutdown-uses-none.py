class C:
    def __del__(self): print(len, sys)
import sys
x = C()
