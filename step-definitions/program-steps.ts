// What an example does: the program it is about and what is asked of it.

import { Given, When } from '@cucumber/cucumber';
import type { SpecWorld } from './world';

Given('the program', function (this: SpecWorld, text: string) {
  this.addProgram(text);
});

Given('the module {string}', function (this: SpecWorld, name: string, text: string) {
  this.addModule(name, text);
});

When('it runs', async function (this: SpecWorld) {
  await this.run();
});

When('it evaluates {string}', function (this: SpecWorld, expression: string) {
  this.addProbe({ kind: 'evaluate', source: expression });
});

When('it executes', function (this: SpecWorld, statements: string) {
  this.addProbe({ kind: 'execute', source: `${statements}\n` });
});

When('it compiles', function (this: SpecWorld, source: string) {
  this.addProbe({ kind: 'compile', source: `${source}\n` });
});
