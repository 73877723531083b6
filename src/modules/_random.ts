// The module _random: the Mersenne Twister behind `random`.

import { defineModule } from './define-module';

defineModule({ name: '_random', doc: 'Module implements the Mersenne Twister random number generator.' });
