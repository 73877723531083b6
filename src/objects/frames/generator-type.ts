// generator.

import { defineType } from '../define-type';
import { PyGenerator } from './generator';
import { generatorGetSet, generatorMethods, generatorSlots } from './generator-methods';
import { TypeFlag } from '../type';

export const generatorType = defineType({
  name: 'generator',
  instanceClass: PyGenerator as never,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  hasWeakrefs: true,
  tp: generatorSlots(),
  methods: generatorMethods(),
  getset: generatorGetSet(),
});
