# datetime: dates, times, deltas, zones, formats.
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.toordinal(), d + timedelta(days=1), d.replace(day=1), d.strftime('%a %d %b %Y'), d.ctime(), f'{d:%Y/%m}')
dt = datetime(2024, 2, 29, 13, 45, 30, 123456)
print(dt, repr(dt), dt.date(), dt.time(), dt.isoformat(' ', 'milliseconds'), dt.timestamp() if False else dt.replace(tzinfo=UTC).timestamp(), dt.strftime('%H:%M:%S.%f %p %j'))
delta = timedelta(days=1, hours=-2, milliseconds=5)
print(delta, repr(delta), delta.total_seconds(), delta * 2, -delta, abs(-delta), delta / 2, delta // timedelta(hours=1), divmod(delta, timedelta(hours=5)), timedelta.max)
zone = timezone(timedelta(hours=5, minutes=30), 'IST')
aware = datetime(2024, 1, 1, tzinfo=zone)
print(aware, aware.astimezone(UTC), aware.utcoffset(), zone, repr(zone), aware.tzname(), timezone(timedelta(hours=-3)), aware == aware.astimezone(UTC))
print(datetime.fromisoformat('2024-05-06T07:08:09+02:00'), date.fromisoformat('2024-W10-3'), time.fromisoformat('12:34'), datetime.strptime('06/05/24 17:30', '%d/%m/%y %H:%M'))
print(datetime(2024, 1, 31) - datetime(2023, 12, 25), date(2024, 1, 1) < date(2024, 1, 2), max(date(2020, 1, 1), date(2021, 1, 1)), datetime.fromtimestamp(0, UTC), date.fromordinal(738000))
print(time(1, 2, 3), repr(time(1, 2, 3, 4, tzinfo=UTC)), time(23).replace(hour=1), datetime.combine(d, time(5)), datetime.min, datetime.max, date.max, MAXYEAR, dt.timetuple())
for action in [
    lambda: date(2023, 2, 29),
    lambda: date(0, 1, 1),
    lambda: time(25),
    lambda: date.fromisoformat('bad'),
    lambda: datetime.strptime('x', '%Y'),
    lambda: timezone(timedelta(hours=25)),
    lambda: datetime('x', 1, 1),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(hash(d) == hash(date(2024, 2, 29)), {d: 1}[date(2024, 2, 29)], sorted([dt, datetime(2020, 1, 1)])[0].year, bool(timedelta()))
