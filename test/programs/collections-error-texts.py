# What the types of collections say about wrong arguments, and what they give for right ones.
from collections import OrderedDict, defaultdict, deque

EXPRESSIONS = r'''
deque(1)
deque(1,2,3)
deque([],-1)
deque([],'a')
deque([],maxlen=2.0)
deque(x=1)
deque([1,2,3],2)
deque([1]).index(2)
deque([1]).remove(2)
deque().pop()
deque().popleft()
deque([1])[5]
deque([1]).__setitem__(5,1)
deque([1]).__delitem__(5)
deque([1,2],2).insert(0,1)
deque([1])+[1]
deque([1])+deque([2])
deque([1])*3
deque([1],2)*3
deque([1]).rotate('a')
deque([1]).rotate(1,2)
deque(maxlen=5).maxlen
deque([1,2])<deque([1,3])
deque([1])==[1]
repr(deque([1],5))
deque([1]).__reduce__()
deque([1],4).__reduce__()
iter(deque([1])).__reduce__()
iter(deque([1])).__length_hint__()
type(iter(deque()))(deque([1,2,3]),1).__next__()
type(iter(deque()))(1)
hash(deque())
defaultdict(1)
defaultdict()
defaultdict(list,[(1,2)],a=3)
defaultdict(list)[5]
defaultdict(None)[5]
defaultdict()['x']
defaultdict(list).__reduce__()
defaultdict(int)|{1:2}
{1:2}|defaultdict(int)
defaultdict(int).__missing__()
OrderedDict(1,2)
OrderedDict(a=1)
OrderedDict([(1,2)]).popitem(last=False)
OrderedDict().popitem()
OrderedDict().pop(1)
OrderedDict(a=1).move_to_end('b')
OrderedDict(a=1).move_to_end()
OrderedDict(a=1).__reduce__()
OrderedDict(a=1)==OrderedDict(a=1)
OrderedDict(a=1)|{1:2}
OrderedDict(a=1).items()
OrderedDict.fromkeys('ab')
OrderedDict.fromkeys()
OrderedDict().setdefault()
repr(OrderedDict())
reversed(OrderedDict(a=1)).__reduce__()
type(iter(OrderedDict())),type(OrderedDict().keys()),type(reversed(OrderedDict().items()))
'''
for expression in EXPRESSIONS.strip().splitlines():
    try:
        result = repr(eval(expression))
    except Exception as error:
        result = f'{type(error).__name__}: {error} {getattr(error, "__notes__", "")}'
    print(expression, '->', result)
