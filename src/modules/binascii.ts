// The module binascii: conversions between binary data and its ASCII notations.

import { defineModule } from './define-module';

defineModule({ name: 'binascii', doc: 'Conversion between binary data and ASCII' });
