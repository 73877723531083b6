// The module _suggestions: the nearest of some names.

import { PyList } from '../objects/containers/list';
import { method } from '../objects/native';
import { argString } from '../objects/native-arguments';
import type { Value } from '../objects/object';
import { typeError } from '../objects/raise';
import { suggestion } from '../objects/exceptions/suggestions';
import { strValue } from '../objects/type-of';
import { defineModule } from './define-module';

export const suggestionsModule = defineModule({
  name: '_suggestions',
  functions: [
    method('_generate_suggestions($module, candidates, item, /)', (thread, _module, candidates: Value, item: Value) => {
      const name = argString(thread, '_generate_suggestions', 2, item);
      if (!(candidates instanceof PyList)) throw typeError('candidates must be a list');
      const names = candidates.items.map((candidate) => {
        const text = strValue(candidate);
        if (text === undefined) throw typeError("all elements in 'candidates' must be strings");
        return text;
      });
      return suggestion(name, names) ?? null;
    }),
  ],
});
