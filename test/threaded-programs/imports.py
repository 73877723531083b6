# A module is executed once, and nobody sees it half done; modules that import each other do not wait for ever.
import importlib.abc
import importlib.machinery
import sys
import threading

SOURCES = {
    'slow': "import time, threading\nlog.append('slow begins')\ntime.sleep(0.05)\nvalue = 1\nlog.append('slow ends')\n",
    'left': "import time\ntime.sleep(0.01)\nimport right\nx = 1\n",
    'right': "import time\ntime.sleep(0.01)\nimport left\ny = 1\n",
}
log = []


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        return importlib.machinery.ModuleSpec(name, self) if name in SOURCES else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.log = log
        exec(SOURCES[module.__name__], module.__dict__)


sys.meta_path.insert(0, Finder())


def use_slow():
    import slow

    values.append(slow.value)


def use_left():
    import left

    values.append(left.x)


def use_right():
    import right

    values.append(right.y)


for functions in ([use_slow] * 3, [use_left, use_right]):
    values = []
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(values)
print(log)
