import sys
del sys.stdout
exec(compile("1", "<s>", "single"))
