# csv: readers, writers, dialects, dictionaries of rows and what goes wrong.
import csv
import io

text = 'name,age,note\nann,30,"likes ""tea"", and\nmilk"\nbob,,\n\n"c, d",5,x\n'
reader = csv.reader(io.StringIO(text))
for row in reader:
    print(reader.line_num, row)
print(list(csv.DictReader(io.StringIO(text), restkey='more')))
for options in ({'quoting': csv.QUOTE_ALL}, {'delimiter': ';', 'quotechar': "'"}, {'quoting': csv.QUOTE_NONE, 'escapechar': '\\'},
                {'quoting': csv.QUOTE_NONNUMERIC}, {'quoting': csv.QUOTE_NOTNULL}, {'dialect': 'unix'}):
    out = io.StringIO(newline='')
    writer = csv.writer(out, **options)
    print(writer.writerow(['a', 1, None, 'b"c', "d'e", 'f,g;h', 2.5]), repr(out.getvalue()))
    writer.writerows([[''], ['x', 'y']])
    print(list(csv.reader(out.getvalue().splitlines()[:1], **options)) if options.get('quoting') != csv.QUOTE_NONNUMERIC else '-')


class Pipes(csv.Dialect):
    delimiter = '|'
    quotechar = '"'
    lineterminator = '\n'
    quoting = csv.QUOTE_MINIMAL


csv.register_dialect('pipes', Pipes)
print(csv.list_dialects(), csv.get_dialect('pipes').delimiter, list(csv.reader(['a|"b|c"|d'], 'pipes')))
out = io.StringIO()
rows = csv.DictWriter(out, ['k', 'v'], dialect='pipes', extrasaction='ignore')
rows.writeheader()
rows.writerow({'k': 'x|y', 'v': 1, 'z': 0})
print(out.getvalue())
csv.unregister_dialect('pipes')
for call in (lambda: csv.get_dialect('pipes'), lambda: csv.reader([], delimiter='ab'), lambda: csv.reader([], quotechar=','), lambda: csv.reader(5),
             lambda: csv.writer(5), lambda: next(csv.reader([b'x'])), lambda: csv.writer(io.StringIO()).writerow(7), lambda: csv.reader([], foo=1),
             lambda: list(csv.reader(['"a"b'], strict=True)), lambda: csv.reader([], quoting=9),
             lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b']), lambda: list(csv.reader(['a\rb'])),
             lambda: rows.writerow(5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


def lines():
    yield 'ok,1'
    raise LookupError('broken source')


for row in csv.reader(lines()):
    print(row)
