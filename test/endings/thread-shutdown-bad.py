import threading
threading._shutdown = 3
