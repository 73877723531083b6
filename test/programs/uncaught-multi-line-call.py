"""The program itself ends with an error in the middle of a call that spans lines, inside nested functions."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class Engine:
    def __init__(self, parts):
        self.parts = parts

    def start(self, *, key):
        for name, part in self.parts.items():
            if not part(
                key,
                retries=len(name),
            ):
                raise RuntimeError(f'{name} did not start')
        return True


def battery(key, retries):
    return key['battery'] > retries


def pump(key, retries):
    return (
        key['pump'] +
        key['pressure']['high'] *
        retries
    )


attempt(Engine({'battery': battery}).start)
attempt(Engine({'battery': battery}).start, key={'battery': 1})
attempt(Engine({'battery': battery}).start, key={'battery': 99})
attempt(Engine({'pump': pump}).start, key={'pump': 1, 'pressure': {'high': 0}})
try:
    Engine({'pump': pump}).start(key={})
except KeyError as error:
    error.add_note('check the pump')
    kept = error
Engine({
    'battery': battery,
    'pump': pump,
}).start(
    key={
        'battery': 50,
        'pump': 1,
        'pressure': None,
    }
)
