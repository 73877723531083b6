# Recursion that goes too deep, caught and at last uncaught.
import sys

sys.setrecursionlimit(120)


def down(n):
    return down(n + 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


for call in (lambda: down(0), lambda: even(1000)):
    try:
        call()
    except RecursionError as error:
        print(error)
print(even(40), odd(41))


class Node:
    def __init__(self, child=None):
        self.child = child

    def depth(self):
        return 1 + (self.child.depth() if self.child else 0)


node = None
for _ in range(60):
    node = Node(node)
print(node.depth())
down(0)
