// All native modules: importing this file declares them.

import './builtins';
import './sys';
import './_ast';
import './_io';
import './atexit';
import './_contextvars';
import './_stat';
import './_warnings';
import './errno';
import './frozen-importlib';
import './import/zip-importer';
import './_abc';
import './_bisect';
import './_collections';
import './_functools';
import './_heapq';
import './_operator';
import './itertools';
