class E(SystemExit):
    code = "msg"
raise E(4)
