import codecs
codecs.register_error("h", lambda e: 3)
"\udc80".encode("utf-8", "h")
