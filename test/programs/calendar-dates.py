import calendar, datetime

print(calendar.month(2024, 2))
print(calendar.TextCalendar(6).formatmonth(1999, 12, w=3))
print(calendar.monthrange(2023, 2), calendar.isleap(1900), calendar.leapdays(1900, 2001), calendar.weekday(2026, 1, 1))
print(calendar.HTMLCalendar().formatmonth(2024, 9)[:200])
print(list(calendar.Calendar(2).itermonthdays2(2024, 6))[:9], calendar.timegm((1970, 1, 2, 0, 0, 0)))
try:
    calendar.monthrange(2020, 13)
except calendar.IllegalMonthError as error:
    print(error)
d = datetime.date(2024, 2, 29)
print(d, repr(d), d.isoformat(), d.weekday(), d.isoweekday(), d.toordinal(), d.timetuple()[:], d.strftime("%A %d %B %Y, %j %U %%"))
print(d + datetime.timedelta(days=366), d - datetime.date(2000, 1, 1), d.replace(day=1), d.ctime(), d < datetime.date(2024, 3, 1))
dt = datetime.datetime(2023, 12, 31, 23, 59, 59, 999999)
print(dt, repr(dt), dt + datetime.timedelta(microseconds=1), dt.isoformat("T", "milliseconds"), dt.date(), dt.time(), f"{dt:%H:%M:%S.%f}")
utc = dt.replace(tzinfo=datetime.timezone.utc)
zone = datetime.timezone(datetime.timedelta(hours=5, minutes=30), "IST")
print(utc, utc.astimezone(zone), repr(zone), zone, utc.timestamp(), utc.utcoffset(), utc.tzname(), utc == utc.astimezone(zone), hash(utc) == hash(utc.astimezone(zone)))
for text in ("2024-01-02", "2024-01-02T03:04", "2024-01-02 03:04:05.678901+02:00", "20240102T030405Z", "2024-W10-3", "nonsense", "2024-13-01", "2024-02-30"):
    try:
        print(repr(datetime.datetime.fromisoformat(text)))
    except ValueError as error:
        print(text, error)
delta = datetime.timedelta(days=-1, hours=3, milliseconds=5)
print(delta, repr(delta), delta.total_seconds(), abs(delta), delta * 3, delta / 2, delta // datetime.timedelta(hours=1), delta % datetime.timedelta(hours=5), -delta, bool(datetime.timedelta()), divmod(-delta, datetime.timedelta(hours=6)))
print(datetime.datetime.strptime("03 Feb 2021 04:05 PM", "%d %b %Y %I:%M %p"), datetime.datetime.min, datetime.date.max, datetime.timedelta.resolution)
print(datetime.datetime.fromtimestamp(86400.5, datetime.timezone.utc), datetime.date.fromordinal(1), datetime.date.fromisocalendar(2020, 53, 5), datetime.time(1, 2, tzinfo=zone), repr(datetime.time(5, fold=1)))
for bad in (lambda: datetime.date(2023, 2, 29), lambda: datetime.time(25), lambda: datetime.datetime.strptime("x", "%Y"),
            lambda: datetime.timezone(datetime.timedelta(days=1)), lambda: datetime.datetime.strptime("2020 extra", "%Y")):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
