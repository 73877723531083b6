// Native functions and methods that CPython declares with METH_VARARGS or METH_METHOD: calls of them are never specialised by convention.

/** By type, or module of functions: the names. */
const NAMES: Readonly<Record<string, string>> = {
  _decimal: 'localcontext',
  '_io.BufferedRWPair': 'peek read read1 readinto readinto1 write',
  '_io.BufferedRandom': 'truncate',
  '_io.BufferedReader': 'truncate',
  '_io.BufferedWriter': 'truncate',
  '_io.BytesIO': 'getbuffer',
  '_io.FileIO': 'close read readinto truncate write',
  '_io._BufferedIOBase': 'detach read read1 write',
  '_io._IOBase': '__exit__ fileno seek truncate',
  '_io._RawIOBase': 'readinto write',
  '_io._TextIOBase': 'detach read readline write',
  '_thread.RLock': '__enter__ __exit__ _acquire_restore acquire',
  '_thread._ExceptHookArgs': '__replace__',
  '_thread._ThreadHandle': 'join',
  '_thread.lock': '__enter__ __exit__ acquire acquire_lock',
  _thread: 'stack_size start_joinable_thread start_new start_new_thread',
  'array.array': '__reduce_ex__ extend fromfile tofile',
  'ast.AST': '__replace__',
  dict: 'update',
  memoryview: '__exit__',
  property: '__set_name__',
  str: 'format',
  builtins: 'dir vars',
  'collections.OrderedDict': 'update',
  'decimal.Context':
    'add compare compare_signal compare_total compare_total_mag copy_sign create_decimal divide divide_int divmod fma logical_and logical_or logical_xor max max_mag min min_mag multiply next_toward power quantize remainder remainder_near rotate same_quantum scaleb shift subtract',
  'decimal.Decimal':
    '__format__ __round__ compare compare_signal compare_total compare_total_mag copy_sign exp fma is_normal is_subnormal ln log10 logb logical_and logical_invert logical_or logical_xor max max_mag min min_mag next_minus next_plus next_toward normalize number_class quantize remainder_near rotate same_quantum scaleb shift sqrt to_eng_string to_integral to_integral_exact to_integral_value',
  faulthandler: 'dump_traceback enable unregister',
  'os.stat_result': '__replace__',
  'os.statvfs_result': '__replace__',
  'os.terminal_size': '__replace__',
  'posix.DirEntry': 'is_dir is_file is_symlink stat',
  'posix.times_result': '__replace__',
  'posix.uname_result': '__replace__',
  'posix.waitid_result': '__replace__',
  posix: 'pipe setsid',
  're.Pattern': 'finditer fullmatch match scanner search sub subn',
  'signal.struct_siginfo': '__replace__',
  sys: 'getsizeof set_asyncgen_hooks',
  'time.struct_time': '__replace__',
  time: 'asctime clock_getres clock_settime ctime get_clock_info gmtime localtime strftime strptime',
};

const GENERAL: ReadonlySet<string> = new Set(
  Object.entries(NAMES).flatMap(([owner, names]) => names.split(' ').map((name) => `${owner}.${name}`)),
);

/** Does CPython call it in the general way only? `owner` is the name of the type or module. */
export const isGeneral = (owner: string, name: string): boolean => GENERAL.has(`${owner}.${name}`);
