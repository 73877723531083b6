import sys
sys.settrace(3)
def f(): pass
f()
