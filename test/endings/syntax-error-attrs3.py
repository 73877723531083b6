e = SyntaxError("m", ("f", 1, 2, "text"))
e.offset = 10**30
e.end_offset = -5
raise e
