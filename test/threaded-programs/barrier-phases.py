# No thread enters a phase before all have left the one before; the action runs once for each.
import threading

log = []
barrier = threading.Barrier(4, action=lambda: log.append('all'))
guard = threading.Lock()


def work(name):
    for phase in range(3):
        with guard:
            log.append(phase)
        barrier.wait()


threads = [threading.Thread(target=work, args=(name,)) for name in 'abcd']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)

broken = threading.Barrier(2)


def wait():
    try:
        broken.wait()
    except threading.BrokenBarrierError as error:
        print('broken', repr(error), broken.broken)


waiter = threading.Thread(target=wait)
waiter.start()
broken.abort()
waiter.join()
try:
    threading.Barrier(2).wait(timeout=0.01)
except threading.BrokenBarrierError:
    print('nobody came')
