// The grammar of Python 3.14, with the rules for invalid programs. Put together from its parts.

import { addCalls } from './grammar-calls';
import { addDisplays } from './grammar-displays';
import { addExpressions } from './grammar-expressions';
import { addFunctions } from './grammar-functions';
import { addPatterns } from './grammar-patterns';
import { addCompoundStatements } from './grammar-compound';
import { addStatements } from './grammar-statements';
import { addStrings } from './grammar-strings';
import { addTargets } from './grammar-targets';
import { Grammar } from './notation';

export const grammar = new Grammar();
addStatements(grammar);
addCompoundStatements(grammar);
addFunctions(grammar);
addPatterns(grammar);
addExpressions(grammar);
addDisplays(grammar);
addCalls(grammar);
addStrings(grammar);
addTargets(grammar);
