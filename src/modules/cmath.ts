// The module cmath.

import { PyComplex } from '../objects/numbers/complex';
import type { Complex } from '../objects/numbers/complex-arithmetic';
import { toComplex } from '../objects/numbers/complex-construction';
import { PyFloat } from '../objects/numbers/float';
import { method } from '../objects/native';
import { IMMORTAL, type PyObject, type Value } from '../objects/object';
import { toFloat } from '../objects/protocols/numbers';
import { PyTuple } from '../objects/containers/tuple';
import * as functions from './cmath/functions';
import { defineModule } from './define-module';

const made = ({ real, imag }: Complex): PyComplex => new PyComplex(real, imag);

const complex = (name: string, work: (z: Complex) => Complex) =>
  method(`${name}($module, z, /)`, (thread, _module, z: Value) => made(work(toComplex(thread, z))));

const question = (name: string, answer: (z: Complex) => boolean) =>
  method(`${name}($module, z, /)`, (thread, _module, z: Value) => answer(toComplex(thread, z)));

const isFinite = ({ real, imag }: Complex): boolean => Number.isFinite(real) && Number.isFinite(imag);
const isNan = ({ real, imag }: Complex): boolean => Number.isNaN(real) || Number.isNaN(imag);
const isInfinite = ({ real, imag }: Complex): boolean => Math.abs(real) === Infinity || Math.abs(imag) === Infinity;

function immortal<T extends PyObject>(value: T): T {
  value.refs = IMMORTAL;
  return value;
}

defineModule({
  name: 'cmath',
  constants: {
    pi: immortal(new PyFloat(Math.PI)),
    e: immortal(new PyFloat(Math.E)),
    tau: immortal(new PyFloat(2 * Math.PI)),
    inf: immortal(new PyFloat(Infinity)),
    infj: immortal(new PyComplex(0, Infinity)),
    nan: immortal(new PyFloat(NaN)),
    nanj: immortal(new PyComplex(0, NaN)),
  },
  functions: [
    complex('acos', functions.acos),
    complex('acosh', functions.acosh),
    complex('asin', functions.asin),
    complex('asinh', functions.asinh),
    complex('atan', functions.atan),
    complex('atanh', functions.atanh),
    complex('cos', functions.cosine),
    complex('cosh', functions.cosh),
    complex('exp', functions.exponential),
    method(
      'isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)',
      (thread, _module, a: Value, b: Value, relative: Value | undefined, absolute: Value | undefined) => {
        const [x, y] = [toComplex(thread, a), toComplex(thread, b)];
        return functions.isClose(
          x,
          y,
          relative === undefined ? 1e-9 : toFloat(thread, relative),
          absolute === undefined ? 0 : toFloat(thread, absolute),
        );
      },
    ),
    question('isfinite', isFinite),
    question('isinf', isInfinite),
    question('isnan', isNan),
    method('log($module, z, base=<unrepresentable>, /)', (thread, _module, z: Value, base: Value | undefined) => {
      const x = toComplex(thread, z);
      return made(base === undefined ? functions.logarithm(x) : functions.logarithmTo(x, toComplex(thread, base)));
    }),
    complex('log10', functions.logarithm10),
    method('phase($module, z, /)', (thread, _module, z: Value) => new PyFloat(functions.phase(toComplex(thread, z)))),
    method('polar($module, z, /)', (thread, _module, z: Value) => {
      const x = toComplex(thread, z);
      return new PyTuple([new PyFloat(functions.size(x)), new PyFloat(functions.phase(x))]);
    }),
    method('rect($module, r, phi, /)', (thread, _module, r: Value, phi: Value) =>
      made(functions.rectangular(toFloat(thread, r), toFloat(thread, phi))),
    ),
    complex('sin', functions.sine),
    complex('sinh', functions.sinh),
    complex('sqrt', functions.sqrt),
    complex('tan', functions.tangent),
    complex('tanh', functions.tanh),
  ],
});
