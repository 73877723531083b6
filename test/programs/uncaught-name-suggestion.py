# An uncaught NameError with a suggestion, deep in calls.
import collections

settings_table = {'depth': 3}


class Walker:
    def __init__(self, depth):
        self.depth = depth

    def walk(self):
        return [self.step(n) for n in range(self.depth)]

    def step(self, n):
        if n == 2:
            return setings_table['depth'] + n
        return n


print('start')
try:
    Walker(1).walk()
finally:
    print('finally')
Walker(settings_table['depth']).walk()
print('unreachable')
