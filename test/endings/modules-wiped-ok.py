import sys
sys.modules.clear()
print("bye")
