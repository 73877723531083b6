// What a program can leave behind, and how the next one would see it.

export interface Trace {
  /** To complete "the next program sees …". */
  what: string;
  /** Statements that leave it. */
  leave: string;
  /** An expression that is True where it is seen. */
  see: string;
}

/** Statements that a Python cannot run leave nothing, expressions that it cannot evaluate see nothing. */
export const TRACES: readonly Trace[] = [
  { what: 'a global variable', leave: 'leaked = 1', see: "'leaked' in globals()" },
  {
    what: 'a builtin',
    leave: 'import builtins; builtins.leaked_builtin = 1',
    see: "hasattr(__import__('builtins'), 'leaked_builtin')",
  },
  {
    what: 'a module',
    leave: "import sys; sys.modules['leaked_module'] = sys",
    see: "'leaked_module' in __import__('sys').modules",
  },
  {
    what: 'an attribute of a library module',
    leave: 'import functools; functools.leaked = 1',
    see: "hasattr(__import__('functools'), 'leaked')",
  },
  {
    what: 'an attribute of a library class',
    leave: 'import functools; functools.partialmethod.leaked = 1',
    see: "hasattr(__import__('functools').partialmethod, 'leaked')",
  },
  {
    what: 'sys.path',
    leave: "import sys; sys.path.append('leaked_path')",
    see: "'leaked_path' in __import__('sys').path",
  },
  {
    what: 'sys.meta_path',
    leave: "import sys; sys.meta_path.append('leaked')",
    see: "'leaked' in __import__('sys').meta_path",
  },
  {
    what: 'an attribute of sys',
    leave: 'import sys; sys.leaked_attribute = 1',
    see: "hasattr(__import__('sys'), 'leaked_attribute')",
  },
  {
    what: 'a profile function',
    leave: 'import sys; sys.setprofile(lambda frame, event, arg: None)',
    see: "__import__('sys').getprofile() is not None",
  },
  {
    what: 'an exception hook',
    leave: 'import sys; sys.excepthook = len',
    see: "__import__('sys').excepthook is len",
  },
  {
    what: 'a filter of warnings',
    leave: "import warnings; warnings.filterwarnings('ignore', 'leaked')",
    see: "any(f[1] is not None and 'leaked' in str(f[1]) for f in __import__('warnings').filters)",
  },
  {
    what: 'a handler of a signal',
    leave: 'import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)',
    see: "__import__('signal').getsignal(15) == __import__('signal').SIG_IGN",
  },
  {
    what: 'the garbage collector switched off',
    leave: 'import gc; gc.disable()',
    see: "not __import__('gc').isenabled()",
  },
  {
    what: 'the environment',
    leave: "import os; os.environ['LEAKED'] = '1'",
    see: "'LEAKED' in __import__('os').environ",
  },
  {
    what: 'a file',
    leave: "open('leaked.txt', 'w').close()",
    see: "'leaked.txt' in __import__('os').listdir('.')",
  },
  {
    what: 'the current folder',
    leave: "import os; os.mkdir('leaked'); os.chdir('leaked')",
    see: "__import__('os').getcwd().endswith('leaked')",
  },
  {
    what: 'the recursion limit',
    leave: 'import sys; sys.setrecursionlimit(777)',
    see: "__import__('sys').getrecursionlimit() == 777",
  },
];

/** Prints later, where there is a way to: nobody has asked for it any more when it comes. */
export const LATER = `
def later():
    print('later')

try:
    import threading
    timer = threading.Timer(0.2, later)
    timer.daemon = True
    timer.start()
except Exception:
    try:
        import asyncio
        asyncio.get_event_loop().call_later(0.2, later)
    except Exception:
        pass
`;

/** Milliseconds after which that has come. */
export const LATER_AFTER = 500;
