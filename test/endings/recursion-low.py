import sys
def f(n):
    if n: f(n-1)
    else:
        1/0
sys.setrecursionlimit(60)
try: f(40)
finally: sys.setrecursionlimit(20)
