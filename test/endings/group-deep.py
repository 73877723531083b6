e = ValueError(1)
for i in range(50): e = ExceptionGroup("g", [e])
raise e
