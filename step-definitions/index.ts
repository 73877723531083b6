// All step definitions, as one module for the built command.

import './world';
import './hooks';
import './program-steps';
import './outcome-steps';
import './bytecode-steps';
