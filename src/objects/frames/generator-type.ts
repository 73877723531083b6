// generator.

import { defineType } from '../define-type';
import { PyGenerator } from './generator';
import { generatorGetSet, generatorMethods, generatorSlots } from './generator-methods';
import { type PyType, TypeFlag } from '../type';

export const generatorType: PyType = defineType({
  name: 'generator',
  instanceClass: PyGenerator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  hasWeakrefs: true,
  tp: generatorSlots(),
  methods: generatorMethods(),
  getset: generatorGetSet(),
});
