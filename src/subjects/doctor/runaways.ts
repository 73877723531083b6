// Programs that do not end as programs should.

export interface Runaway {
  check: string;
  source: string;
}

/** Each ends at a limit, with an exception, or by breaking the Python; never as if all were well. */
export const RUNAWAYS: readonly Runaway[] = [
  { check: 'an endless loop', source: 'while True:\n    pass\n' },
  { check: 'a flood of output', source: "while True:\n    print('x' * 1000)\n" },
  { check: 'one line without an end', source: "print('x' * 20000000)\n" },
  {
    check: 'endless memory',
    source: "items = []\nwhile True:\n    items.append('x' * 1000000 + str(len(items)))\n",
  },
  { check: 'endless recursion', source: 'def f():\n    return f()\nf()\n' },
  {
    check: 'deep recursion in C',
    source: 'x = []\nfor _ in range(200000):\n    x = [x]\nrepr(x)\nraise RuntimeError("it is there")\n',
  },
  { check: 'the end of the process', source: 'import os\nos._exit(3)\n' },
  { check: 'a crash', source: 'import os\nos.abort()\n' },
];
