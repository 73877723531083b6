// The module _json: the fast parts of `json`.

import { defineModule } from './define-module';

defineModule({ name: '_json', doc: 'json speedups\n' });
