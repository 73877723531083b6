// The module _sre: the engine behind `re`.

import { defineModule } from './define-module';

defineModule({ name: '_sre', constants: { MAGIC: 20230612 } });
