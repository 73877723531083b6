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

const complex = (name: string, work: (z: Complex) => Complex, doc: string) =>
  method(`${name}($module, z, /)`, (thread, _module, z: Value) => made(work(toComplex(thread, z))), doc);

const question = (name: string, answer: (z: Complex) => boolean, doc: string) =>
  method(`${name}($module, z, /)`, (thread, _module, z: Value) => answer(toComplex(thread, z)), doc);

const isFinite = ({ real, imag }: Complex): boolean => Number.isFinite(real) && Number.isFinite(imag);
const isNan = ({ real, imag }: Complex): boolean => Number.isNaN(real) || Number.isNaN(imag);
const isInfinite = ({ real, imag }: Complex): boolean => Math.abs(real) === Infinity || Math.abs(imag) === Infinity;

function immortal<T extends PyObject>(value: T): T {
  value.refs = IMMORTAL;
  return value;
}

defineModule({
  name: 'cmath',
  doc: 'This module provides access to mathematical functions for complex\nnumbers.',
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
    complex('acos', functions.acos, 'Return the arc cosine of z.'),
    complex('acosh', functions.acosh, 'Return the inverse hyperbolic cosine of z.'),
    complex('asin', functions.asin, 'Return the arc sine of z.'),
    complex('asinh', functions.asinh, 'Return the inverse hyperbolic sine of z.'),
    complex('atan', functions.atan, 'Return the arc tangent of z.'),
    complex('atanh', functions.atanh, 'Return the inverse hyperbolic tangent of z.'),
    complex('cos', functions.cosine, 'Return the cosine of z.'),
    complex('cosh', functions.cosh, 'Return the hyperbolic cosine of z.'),
    complex('exp', functions.exponential, 'Return the exponential value e**z.'),
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
      'Determine whether two complex numbers are close in value.\n\n  rel_tol\n    maximum difference for being considered "close", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being considered "close", regardless of the\n    magnitude of the input values\n\nReturn True if a is close in value to b, and False otherwise.\n\nFor the values to be considered close, the difference between them must be\nsmaller than at least one of the tolerances.\n\n-inf, inf and NaN behave similarly to the IEEE 754 Standard. That is, NaN is\nnot close to anything, even itself. inf and -inf are only close to themselves.',
    ),
    question('isfinite', isFinite, 'Return True if both the real and imaginary parts of z are finite, else False.'),
    question('isinf', isInfinite, 'Checks if the real or imaginary part of z is infinite.'),
    question('isnan', isNan, 'Checks if the real or imaginary part of z not a number (NaN).'),
    method(
      'log($module, z, base=<unrepresentable>, /)',
      (thread, _module, z: Value, base: Value | undefined) => {
        const x = toComplex(thread, z);
        return made(base === undefined ? functions.logarithm(x) : functions.logarithmTo(x, toComplex(thread, base)));
      },
      'log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z.',
    ),
    complex('log10', functions.logarithm10, 'Return the base-10 logarithm of z.'),
    method(
      'phase($module, z, /)',
      (thread, _module, z: Value) => new PyFloat(functions.phase(toComplex(thread, z))),
      'Return argument, also known as the phase angle, of a complex.',
    ),
    method(
      'polar($module, z, /)',
      (thread, _module, z: Value) => {
        const x = toComplex(thread, z);
        return new PyTuple([new PyFloat(functions.size(x)), new PyFloat(functions.phase(x))]);
      },
      'Convert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 and phi the phase angle.',
    ),
    method(
      'rect($module, r, phi, /)',
      (thread, _module, r: Value, phi: Value) => made(functions.rectangular(toFloat(thread, r), toFloat(thread, phi))),
      'Convert from polar coordinates to rectangular coordinates.',
    ),
    complex('sin', functions.sine, 'Return the sine of z.'),
    complex('sinh', functions.sinh, 'Return the hyperbolic sine of z.'),
    complex('sqrt', functions.sqrt, 'Return the square root of z.'),
    complex('tan', functions.tangent, 'Return the tangent of z.'),
    complex('tanh', functions.tanh, 'Return the hyperbolic tangent of z.'),
  ],
});
