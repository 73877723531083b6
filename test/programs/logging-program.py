import logging, io, sys, warnings

stream = io.StringIO()
root = logging.getLogger()
root.setLevel(logging.DEBUG)
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s"))
root.addHandler(handler)


def worker(number):
    log = logging.getLogger("app.worker")
    log.debug("number %d", number)
    log.info("as %(kind)s", {"kind": "mapping"})
    try:
        1 / number
    except ZeroDivisionError:
        log.exception("failed for %r", number)
    log.log(35, "in between")


worker(2)
worker(0)
quiet = logging.getLogger("app.quiet")
quiet.setLevel("ERROR")
quiet.warning("unseen")
quiet.error("seen")
quiet.propagate = False
quiet.addHandler(logging.NullHandler())
quiet.critical("not seen")
print(stream.getvalue())


class Shout(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).upper()
        return "skip" not in record.getMessage().lower()


out = logging.StreamHandler(sys.stdout)
out.addFilter(Shout())
out.setFormatter(logging.Formatter("{levelname}:{message}:{custom}", style="{", defaults={"custom": "none"}))
log = logging.getLogger("other")
log.propagate = False
log.addHandler(out)
log.warning("hello %s", "you")
log.warning("skip this")
log.warning("extra", extra={"custom": 5})
adapter = logging.LoggerAdapter(log, {"custom": "adapted"})
adapter.error("through adapter")
logging.addLevelName(35, "NOTICE")
log.log(35, "named")
print(logging.getLevelName(35), logging.getLevelName(7), logging.getLevelName("ERROR"))
print(log, root, quiet, out, adapter)
print(log.getEffectiveLevel(), quiet.isEnabledFor(30), log.hasHandlers(), log.parent is root)
print(sorted(child.name for child in logging.getLogger("app").getChildren()))
for bad in (lambda: log.setLevel("loud"), lambda: logging.Formatter("%(x"), lambda: logging.Formatter("{x", style="{"),
            lambda: log.warning("x", extra={"message": 1}), lambda: logging.getLogger(5)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
logging.captureWarnings(True)
warnings.simplefilter("always")
stream.seek(0)
stream.truncate()
warnings.warn("careful")
logging.captureWarnings(False)
print("careful" in stream.getvalue(), "py.warnings" in stream.getvalue())
root.removeHandler(handler)
logging.disable(logging.WARNING)
log.warning("disabled")
log.error("enabled")
logging.disable(logging.NOTSET)
