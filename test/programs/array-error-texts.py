# What array says about wrong arguments, and what it gives for right ones.
import array
import warnings

warnings.simplefilter("ignore")

EXPRESSIONS = r'''
array.array()
array.array('x')
array.array(1)
array.array('ii')
array.array('i',1)
array.array('i',[1.5])
array.array('i','abc')
array.array('u','abc')
array.array('w','abc')
array.array('b',[200])
array.array('B',[-1])
array.array('h',[2**20])
array.array('i',[2**40])
array.array('I',[-1])
array.array('q',[2**70])
array.array('Q',[-1])
array.array('f',['a'])
array.array('d',[1,2.5])
array.array('b',b'abc')
array.array('i',b'abc')
array.array('i',array.array('d',[1.0]))
array.array('i',[1])+array.array('d',[1])
array.array('i',[1])+[1]
array.array('i',[1,2])[5]
array.array('i',[1]).index(5)
array.array('i',[1]).remove(5)
array.array('i').pop()
array.array('i',[1]).pop(4)
array.array('i',[1]).append('a')
array.array('i',[1]).extend(1)
array.array('i',[1]).extend(array.array('b',[1]))
array.array('i',[1]).fromlist(1)
array.array('i',[1]).fromlist(['a'])
array.array('i',[1]).frombytes(b'abc')
array.array('i',[1]).frombytes('abc')
array.array('i',[1]).fromunicode('a')
array.array('i',[1]).tounicode()
array.array('i',[1]).__reduce_ex__(2)
array.array('i',[1]).__reduce_ex__(3)
array.array('i',[1,2]).buffer_info()[1]
array.array('i',[1])*3
array.array('i',[1,2])==array.array('d',[1,2])
array.array('i',[1,2])<array.array('i',[1,3])
hash(array.array('i'))
array.array('q',[1]).byteswap()
array.array('i',[1]).typecode,array.array('l').itemsize,array.array('L').itemsize,array.array('q').itemsize
array.array('i',[1,2,3])[::2]
array.array('i',x=1)
array.array('i',[1,2,3]).__sizeof__()
iter(array.array('i',[1])).__reduce__()
type(iter(array.array('i')))
array.typecodes
array._array_reconstructor(array.array,'i',4,b'')
repr(array.array('i')),repr(array.array('u')),repr(array.array('f',[1.1]))
'''
for expression in EXPRESSIONS.strip().splitlines():
    try:
        result = repr(eval(expression))
    except Exception as error:
        result = f'{type(error).__name__}: {error} {getattr(error, "__notes__", "")}'
    print(expression, '->', result)
