# time: structures and formatting (fixed moments only).
import time

moment = time.gmtime(1_000_000_000)
print(moment, moment.tm_year, moment[3], moment.tm_zone, moment.tm_gmtoff, len(moment))
print(time.strftime('%Y-%m-%d %H:%M:%S %a %A %b %B %j %p %I %U %W %w %y %%', moment))
print(time.strftime('%c | %x | %X | %D | %F | %T | %R | %e | %G-W%V-%u | %C %g', moment))
print(time.asctime(moment), time.ctime(0), time.mktime(moment))
for day in (0, 951782400, 1704067200, 4102444800, -86400):
    print(time.strftime('%Y-%m-%d %j %U %W %V %G', time.gmtime(day)))
print(time.struct_time(range(9)), time.struct_time(range(11)).tm_zone)
for action in [
    lambda: time.gmtime('x'),
    lambda: time.strftime('%Y', (1, 2)),
    lambda: time.strftime('%Y', (2024, 13, 1, 0, 0, 0, 0, 1, 0)),
    lambda: time.strftime(5),
    lambda: time.asctime(5),
    lambda: time.sleep(-1),
    lambda: time.sleep('x'),
    lambda: time.mktime((1,)),
    lambda: time.struct_time((1, 2)),
    lambda: time.struct_time(5),
    lambda: time.get_clock_info('nope'),
    lambda: time.gmtime(1e30),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(moment < time.gmtime(2_000_000_000), moment == tuple(moment), moment[:3], moment.n_fields, moment.n_sequence_fields)
start = time.perf_counter()
time.sleep(0.001)
print(time.perf_counter() > start, time.monotonic() >= 0, time.time() > 1.6e9, type(time.time_ns()).__name__)
print(time.strptime('2024-02-29 23:59:58', '%Y-%m-%d %H:%M:%S'))
