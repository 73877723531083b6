# Each thread has attributes of its own; __init__ runs once in each.
import threading


class Settings(threading.local):
    shared = []

    def __init__(self, value):
        self.value = value
        self.shared.append(value)


class Tracked:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        ended.append(self.name)


ended = []
settings = Settings(3)
plain = threading.local()
plain.tracked = Tracked('main')


def work(results):
    results.append(settings.value)
    settings.value = 'changed'
    settings.extra = 1
    results.append(sorted(settings.__dict__.items()))
    results.append(hasattr(plain, 'tracked'))
    plain.tracked = Tracked('thread')


results = []
thread = threading.Thread(target=work, args=(results,))
thread.start()
thread.join()
print(results)
print(settings.value, settings.__dict__, Settings.shared, ended)
del plain
print(ended)
try:
    settings.extra
except AttributeError as error:
    print(error)
try:
    settings.__dict__ = {}
except AttributeError as error:
    print(str(error).replace('__main__.', ''))
