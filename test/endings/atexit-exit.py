import atexit, sys
def f(): sys.exit(5)
atexit.register(f)
