class E(SystemExit):
    @property
    def code(self): raise ValueError("code")
raise E(4)
