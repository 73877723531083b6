# AttributeErrors with suggestions on all kinds of objects; the last one is uncaught.
import string


class Engine:
    max_speed = 120

    def __init__(self):
        self.horsepower = 90
        self._private = 1

    @property
    def broken(self):
        return self.horsepowr

    def start(self):
        pass


engine = Engine()
for expression in ['engine.max_sped', 'engine.strat()', 'engine.horse_power', 'engine.private', 'Engine.strt', 'string.ascii_leters', 'engine.broken', '(1).bit_lenght()', '"x".jion', '[].apend', '{}.item()', 'None.foo', 'engine.start.nme', 'type(engine).mroo', 'len.__nam__', 'engine.zzz']:
    try:
        eval(expression)
    except AttributeError as error:
        import traceback

        print(traceback.format_exception_only(error)[-1].strip())
engine.max_spede
