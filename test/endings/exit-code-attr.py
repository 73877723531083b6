class E(SystemExit):
    code = 6
raise E(4)
