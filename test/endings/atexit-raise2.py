import atexit, sys
def f(): raise ValueError("late")
atexit.register(f)
sys.exit(3)
