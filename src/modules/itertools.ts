// The module itertools.

import { defineModule } from './define-module';
import { batchedType, pairwiseType } from './itertools/batching';
import {
  combinationsType,
  combinationsWithReplacementType,
  permutationsType,
  productType,
} from './itertools/combinatoric';
import { groupbyType, grouperType } from './itertools/grouping';
import { countType, cycleType, repeatType } from './itertools/infinite';
import { accumulateType, chainType, starmapType, zipLongestType } from './itertools/joining';
import { compressType, dropwhileType, filterfalseType, isliceType, takewhileType } from './itertools/selecting';
import { teeBlockType, teeFunction, teeType } from './itertools/tee';

defineModule({
  name: 'itertools',
  functions: [teeFunction],
  types: [
    accumulateType,
    batchedType,
    combinationsType,
    combinationsWithReplacementType,
    countType,
    cycleType,
    dropwhileType,
    takewhileType,
    isliceType,
    starmapType,
    chainType,
    compressType,
    filterfalseType,
    zipLongestType,
    pairwiseType,
    permutationsType,
    productType,
    repeatType,
    groupbyType,
    grouperType,
    teeType,
    teeBlockType,
  ],
});
