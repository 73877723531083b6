import sys
def h(name, args):
    if name == "sys.excepthook": raise ValueError("audit")
sys.addaudithook(h)
1/0
