def t(f,*a,**k):
    try: print('ok', repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
from dataclasses import *
from enum import *
from typing import *
import abc, functools, copy, collections, contextlib
@dataclass
class P: x:int; y:int=2
@dataclass(frozen=True,order=True)
class Q: a:int; b:list=field(default_factory=list,compare=False)
@dataclass(slots=True,kw_only=True)
class R: a:int; b:str='z'
@dataclass
class S(P): z:int=3; w:InitVar[int]=5
def _pi(self,w): self.ww=w
S.__post_init__=_pi
t(P); t(P,1); t(lambda:P(1)==P(1)); t(lambda:P(1)<P(2)); t(lambda:Q(1)<Q(2)); t(lambda:setattr(Q(1),'a',2)); t(lambda:hash(Q(1))==hash(Q(1))); t(hash,P(1)); t(R,1); t(lambda:R(a=1)); t(lambda:R(a=1).__slots__); t(lambda:setattr(R(a=1),'q',1)); t(S,1); t(lambda:asdict(S(1))); t(lambda:astuple(P(1))); t(lambda:replace(P(1),y=9)); t(lambda:[f.name for f in fields(S)]); t(lambda:P.__match_args__); t(lambda:make_dataclass('M',['a',('b',int,3)])(1)); t(lambda:copy.copy(R(a=1))); t(lambda:copy.deepcopy(Q(1,[2]))); t(lambda:P.__doc__); t(lambda: P.__init__.__annotations__)
class C(Enum): R=1; G=2; B=R
class F(Flag): A=auto(); B=auto(); C=A|B
class I(IntEnum): X=1; Y=2
class St(StrEnum): AA=auto(); BB='q'
t(lambda:C.R); t(lambda:C(1)); t(lambda:C(9)); t(lambda:C['G']); t(lambda:C.B is C.R); t(lambda:list(C)); t(lambda:C.__members__); t(lambda:F.A|F.B); t(lambda:F(3)); t(lambda:F.C&F.A); t(lambda:~F.A); t(lambda:I.X+1); t(lambda:I.X<I.Y); t(lambda:St.AA); t(lambda:f'{St.BB}'); t(lambda:setattr(C,'R',5)); t(lambda:delattr(C,'R')); t(lambda:C.R.name); t(lambda:type('D',(C,),{})); t(lambda:C.R.value); t(lambda:C.R==1); t(lambda:hash(C.R)==hash('R')); t(lambda:isinstance(C.R,C)); t(lambda:C.__class__); t(lambda:len(C)); t(lambda:C.Z); t(lambda:str(C.R)); t(lambda:format(I.X)); t(lambda:F(8)); t(lambda:list(F.C)); t(lambda:copy.deepcopy(C.R) is C.R); t(lambda: unique(C)); t(lambda:Enum('Dyn','a b').a); t(lambda:dir(C.R)); 
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
t(A); 
class B(A):
    def f(self): return 1
t(B)
class B2(B): g=1
t(lambda:type(B2())); A.register(int); t(isinstance,5,A); t(issubclass,bool,A); t(issubclass,str,A); t(lambda:sorted(A.__abstractmethods__))
class It(abc.ABC):
    @classmethod
    def __subclasshook__(c,o): return hasattr(o,'zz') or NotImplemented
class Z: zz=1
t(isinstance,Z(),It); t(isinstance,5,It); t(lambda:isinstance([],collections.abc.Sequence)); t(lambda:issubclass(dict,collections.abc.Mapping)); t(lambda:isinstance(iter([]),collections.abc.Iterator)); t(lambda:collections.abc.Mapping())
class NT(NamedTuple): a:int; b:str='q'
t(NT,1); t(NT); t(lambda:NT(1)._replace(a=5)); t(lambda:NT(1)._asdict()); t(lambda:NT._fields); t(lambda:NT(1).a); t(lambda:setattr(NT(1),'a',2)); N2=collections.namedtuple('N2','x y',defaults=[5]); t(N2,1); t(lambda:N2(1)==(1,5)); t(lambda:N2.__doc__); t(lambda:collections.namedtuple('X','a a')); t(lambda:collections.namedtuple('X','class',rename=True)._fields)
class TD(TypedDict,total=False): a:int
t(lambda:TD(a=1)); t(lambda:TD.__annotations__); t(lambda:TD.__total__)
class Pr(Protocol):
    def m(self)->int: ...
t(Pr); t(isinstance,5,Pr)
@functools.singledispatch
def sd(x): return 'obj'
@sd.register
def _(x:int): return 'int'
@sd.register(list)
def _(x): return 'list'
t(sd,1); t(sd,[]); t(sd,'a'); t(sd,True); t(lambda:sd.dispatch(bool)(1))
class SM:
    @functools.singledispatchmethod
    def m(self,x): return 'o'
    @m.register
    def _(self,x:int): return 'i'
    @functools.cached_property
    def cp(self): print('computed'); return 5
    @functools.partialmethod
    def pm(self,*a): return a
t(lambda:SM().m(1)); t(lambda:SM().m('a')); s=SM(); t(lambda:s.cp); t(lambda:s.cp); t(lambda:s.__dict__)
@functools.total_ordering
class TO:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
t(lambda:TO(1)>=TO(2)); t(lambda:TO(1)<=TO(1)); t(lambda:sorted([TO(2),TO(1)])[0].v)
@functools.wraps(len)
def wr(*a): return len(*a)
t(lambda:(wr.__name__,wr.__wrapped__)); t(lambda:functools.reduce(lambda a,b:a+b,[1,2,3])); t(lambda:functools.partial(int,base=2)('10')); 
@contextlib.contextmanager
def cm():
    print('in'); 
    try: yield 5
    finally: print('out')
def use():
    with cm() as v: return v
t(use)
def use2():
    with cm(): raise ValueError('v')
t(use2); t(lambda:contextlib.suppress(ValueError).__enter__())
class Reg:
    subs=[]
    def __init_subclass__(cls,/,tag=None,**k): super().__init_subclass__(**k); cls.subs.append((cls.__name__,tag))
class R1(Reg,tag=1): pass
class R2(R1): pass
t(lambda:Reg.subs); t(lambda:type('R3',(Reg,),{},tag=7).subs[-1]); t(lambda:type('R4',(Reg,),{},bad=7))
class CG:
    def __class_getitem__(cls,i): return (cls.__name__,i)
t(lambda:CG[int,str]); t(lambda:CG()[1])
import types
t(lambda:types.new_class('NC',(int,),{},lambda ns: ns.update(x=1)).x); t(lambda:types.resolve_bases((list[int],))); t(lambda:types.prepare_class('X',(int,))[0]); t(lambda:types.get_original_bases(type('G',(),{}))); t(lambda:types.DynamicClassAttribute(lambda s:1).__get__(5)); t(lambda: get_type_hints(P)); t(lambda:get_origin(list[int])); t(lambda:get_args(dict[int,str])); t(lambda:cast(int,'a')); t(lambda:Optional[int]); t(lambda:Callable[[int],str]); t(lambda:Literal[1,'a']); t(lambda:Annotated[int,5].__metadata__); t(lambda:ClassVar[int]); t(lambda:NewType('N',int)(5)); t(lambda:Any()); t(lambda:List[int]); t(lambda:Tuple[int,...]); t(lambda:Self); t(lambda:Type[int]); t(lambda:Generic); t(lambda:get_protocol_members(Pr)); t(lambda:is_typeddict(TD)); t(lambda:overload(len)); t(lambda:final(P)); t(lambda:TYPE_CHECKING); t(lambda:assert_never(5)); t(lambda:reveal_type(5)); t(lambda:ForwardRef('int').evaluate()); t(lambda:Unpack[tuple[int]]); t(lambda:Concatenate[int,...]); t(lambda:TypeGuard[int]); t(lambda:NoReturn); t(lambda:AnyStr)
