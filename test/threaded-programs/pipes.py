# os.pipe and socketpair between threads; blocking reads let the writer run.
import os
import select
import socket
import threading
import time

reader, writer = os.pipe()


def write():
    for part in (b'one', b'two'):
        time.sleep(0.005)
        os.write(writer, part)
    os.close(writer)


thread = threading.Thread(target=write)
thread.start()
parts = []
while part := os.read(reader, 100):
    parts.append(part)
print(parts)
os.close(reader)
thread.join()
left, right = socket.socketpair()
print(select.select([left], [left], [], 0)[0], select.select([left], [right], [], 0)[1] == [right])
thread = threading.Thread(target=lambda: (time.sleep(0.005), right.sendall(b'x' * 200000), right.close()))
thread.start()
size = 0
while data := left.recv(4096):
    size += len(data)
print(size)
thread.join()
left.close()
left, right = socket.socketpair()
left.settimeout(0.01)
try:
    left.recv(1)
except TimeoutError as error:
    print(repr(error))
left.setblocking(False)
try:
    left.recv(1)
except BlockingIOError:
    print('would block')
with left, right, right.makefile('w') as stream:
    stream.write('line 1\nline 2\n')
    stream.flush()
    left.setblocking(True)
    print(left.makefile().readline())
