import traceback, linecache
traceback.print_exception = 3
traceback._print_exception_bltin = 3
traceback.TracebackException = None
linecache.getlines = 3
linecache.getline = 3
1/0
