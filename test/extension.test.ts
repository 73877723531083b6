// Extension modules as an embedder writes them: conventions, the contract, and what each way of calling allocates.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ExtensionModule, fastcall, Interpreter, oneArgument, varargs } from '../src/interpreter';
import { allocations } from '../src/objects/object';
import { AllocationRecord } from '../src/objects/memory/allocation-record';
import { describeDiscrepancy, recount } from '../src/objects/memory/recount';

/** What a program prints that can import the module `native`; no reference may be left miscounted. */
function outputOf(native: ExtensionModule, source: string): string {
  let output = '';
  const allocated = new AllocationRecord();
  allocated.during(() => {
    const interpreter = new Interpreter({
      stdout: { write: (text) => (output += text) },
      modules: new Map([['native', native]]),
    });
    const { exception } = interpreter.run(source);
    assert.equal(exception?.traceback, undefined);
    assert.deepEqual(recount(interpreter.thread, allocated.objects).map(describeDiscrepancy), []);
    interpreter.close();
  });
  return output.trim();
}

const modFunc = varargs('mod_func', (api, _module, args) => {
  const parsed = api.parseTuple(args, 'i');
  return parsed === undefined ? undefined : api.int(parsed[0] + 1);
});

test('a function parses an int and gives one larger', () => {
  const source = 'import native\nprint(native.mod_func(41), native.mod_func.__self__ is native)';
  assert.equal(outputOf({ functions: [modFunc] }, source), '42 True');
});

test('neither a result nor an exception, or both, is a SystemError at the call', () => {
  const functions = [
    varargs('neither', () => undefined),
    varargs('both', (api) => {
      api.setError('ValueError', 'set');
      return api.list([1]);
    }),
  ];
  const source = `
import native
for function in native.neither, native.both:
    try:
        function()
    except SystemError as exc:
        print(exc, repr(exc.__cause__))
`;
  assert.equal(
    outputOf({ functions }, source),
    '<built-in function neither> returned NULL without setting an exception None\n' +
      "<built-in function both> returned a result with an exception set ValueError('set')",
  );
});

test('an exception in a callback passes through, unless it is cleared', () => {
  const functions = [
    oneArgument('call', (api, _module, callable) => api.call(callable)),
    oneArgument('try_call', (api, _module, callable) => {
      const result = api.call(callable);
      if (result !== undefined) return result;
      api.clearError();
      return 'failed';
    }),
  ];
  const source = `
import native
try:
    native.call(lambda: 1 / 0)
except ZeroDivisionError as exc:
    print(exc)
print(native.try_call(lambda: 1 / 0), native.try_call(lambda: [1]))
`;
  assert.equal(outputOf({ functions }, source), 'division by zero\nfailed [1]');
});

test('borrowed memory is given back when the function returns', () => {
  const functions = [
    varargs('fill', (api, _module, args) => {
      const parsed = api.parseTuple(args, 'w*');
      if (parsed === undefined) return undefined;
      parsed[0].fill(0x78);
      return null;
    }),
  ];
  const source = "import native\nb = bytearray(b'abc')\nnative.fill(b)\nb.append(0x79)\nprint(b)";
  assert.equal(outputOf({ functions }, source), "bytearray(b'xxxy')");
});

/** The kinds of object made while a program calls `f` once. */
function allocatedBy(call: string): string[] {
  const made: string[] = [];
  const note = (start: boolean) => {
    allocations.record = start ? (object) => made.push(object.type.name) : undefined;
    return null;
  };
  const functions = [
    oneArgument('record', (_api, _module, on) => note(on === true)),
    fastcall('array', () => null),
    varargs('packed', () => null),
  ];
  const interpreter = new Interpreter({ modules: new Map([['native', { functions }]]) });
  const source = `
from native import record, array, packed
def python(a, b, k=None):
    return a
def main(a, b, row):
    record(True)
    ${call}
    record(False)
main(1, 2, (1, 2))
`;
  const { exception } = interpreter.run(source);
  assert.equal(exception?.traceback, undefined);
  interpreter.close();
  return made;
}

test('an array is passed without a tuple; only the older convention makes one', () => {
  assert.deepEqual(allocatedBy('array(a, b)'), []);
  assert.deepEqual(allocatedBy('python(a, b)'), []);
  assert.deepEqual(allocatedBy('python(a, b, k=a)'), []);
  assert.deepEqual(allocatedBy('packed(a, b)'), ['tuple']);
  assert.deepEqual(allocatedBy('packed(*row)'), []);
});
