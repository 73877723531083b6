import threading
def f(): raise ValueError("shut")
threading._shutdown = f
