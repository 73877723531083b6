e = SyntaxError("m", ("f", 1, 2, "text"))
class S(str):
    def __str__(self): raise ValueError
e.text = S("abc")
e.lineno = "x"
raise e
