import sys
sys.displayhook = 3
exec(compile("1", "<s>", "single"))
