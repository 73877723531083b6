import sys
class E(Exception):
    def __str__(self): sys.exit(3)
raise E
