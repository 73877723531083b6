// Completes the types that are declared by name first, below whatever uses the class of their instances. The others stand whole in one file and are
// complete once that is loaded.

import './object-definition';
import './type-definition';
import '../none-type';
import '../numbers/int-type';
import '../numbers/bool-type';
import '../numbers/float-type';
import '../numbers/complex-type';
import '../text/str-type';
import '../bytes/bytes-type';
import '../bytes/bytearray-type';
import '../bytes/memoryview-type';
import '../containers/tuple-type';
import '../containers/list-type';
import '../containers/dict-type';
import '../containers/dict-view-types';
import '../containers/set-types';
import '../containers/range-type';
import '../containers/sequence-iterator-types';
import '../exceptions/exception-types';
import '../typing/generic-alias-type';
import '../typing/type-alias-type';
import '../functions/code-type';
import '../functions/function-type';
import '../functions/bound-method-type';
import '../frames/frame-type';
import '../frames/async-generator-type';
