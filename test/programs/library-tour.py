# A line or two of many library modules.
import argparse
import base64
import bisect
import calendar
import colorsys
import configparser
import fnmatch
import getopt
import graphlib
import heapq
import html
import io
import keyword
import queue
import sched
import shlex
import string
import symtable
import token
import tokenize
import types
import urllib.parse

print(base64.b64encode(b'hello'), base64.b64decode('aGVsbG8='), base64.b16encode(b'\xff'), base64.b85encode(b'abc'), base64.urlsafe_b64encode(b'\xfb\xff'))
data = [1, 3, 5]
bisect.insort(data, 4)
print(data, bisect.bisect_left(data, 3), bisect.bisect(data, 3), bisect.bisect([{'k': 1}], 2, key=lambda d: d['k']))
heap = [5, 1, 4]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print([heapq.heappop(heap) for _ in range(4)], heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, 'cab'), list(heapq.merge([1, 4], [2, 3])), heapq.heapreplace([1, 2], 9))
print(calendar.month(2024, 2), calendar.isleap(2024), calendar.monthrange(2023, 2), calendar.day_name[0])
print(colorsys.rgb_to_hsv(1, 0.5, 0), fnmatch.filter(['a.py', 'b.txt'], '*.py'), getopt.getopt(['-a', '1', '--long', 'x'], 'a:', ['long']))
config = configparser.ConfigParser()
config.read_string('[section]\nkey = value\nnumber = 5\nref = %(key)s!')
print(config['section']['ref'], config.getint('section', 'number'), config.sections(), config.has_option('section', 'no'))
parser = argparse.ArgumentParser(prog='tool', description='A tool.')
parser.add_argument('input')
parser.add_argument('-n', '--number', type=int, default=3, help='a number')
parser.add_argument('--flag', action='store_true')
print(parser.parse_args(['file', '-n', '7', '--flag']), parser.format_help())
try:
    parser.parse_args(['-n', 'x', 'f'])
except SystemExit as error:
    print('exit', error.code)
print(list(graphlib.TopologicalSorter({'c': ['b'], 'b': ['a']}).static_order()), html.escape('<a & "b">'), html.unescape('&lt;&eacute;&#65;'))
print(keyword.iskeyword('match'), keyword.softkwlist, shlex.split('a "b c" d\\ e'), shlex.quote("it's"), token.tok_name[1])
q = queue.Queue()
q.put(1)
print(q.get(), q.empty(), queue.PriorityQueue().qsize(), queue.LifoQueue(2).maxsize)
for t in tokenize.generate_tokens(io.StringIO('x = f"{y!r}"  # note\nif x:\n    pass\n').readline):
    print(token.tok_name[t.type], repr(t.string), t.start, t.end)
table = symtable.symtable('def f(a):\n    global g\n    b = a + g\n    return lambda: b', '<s>', 'exec')
function = table.get_children()[-1]
print(function.get_name(), function.get_parameters(), sorted(function.get_locals()), function.get_globals(), [s.is_free() for s in function.get_children()[0].get_symbols()])
print(urllib.parse.urlparse('http://u:p@h:80/p;x?q=1#f'), urllib.parse.quote('a b/ü'), urllib.parse.parse_qs('a=1&a=2'), urllib.parse.urljoin('http://h/a/b', '../c'), urllib.parse.urlencode({'k': 'v w'}))
namespace = types.SimpleNamespace(a=1, b='x')
print(namespace, namespace == types.SimpleNamespace(a=1, b='x'), types.MappingProxyType({'k': 1}), types.new_class('Made', (), {}, lambda ns: ns.update(x=1)).x, types.resolve_bases((int,)))
events = []
scheduler = sched.scheduler(lambda: 0, lambda d: None)
scheduler.enter(0, 2, events.append, ('second',))
scheduler.enter(0, 1, events.append, ('first',))
scheduler.run()
print(events, string.Template('$x').substitute(x=1))
