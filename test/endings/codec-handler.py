import codecs
def h(e): raise RuntimeError("handler")
codecs.register_error("h", h)
"\udc80".encode("utf-8", "h")
