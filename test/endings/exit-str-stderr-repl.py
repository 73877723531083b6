import sys
class W:
    def write(self, s): sys.stdout.write("<" + s + ">")
sys.stderr = W()
sys.exit("message")
