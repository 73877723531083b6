// All native modules: importing this file declares them.

import './builtins';
import './sys';
import './_io';
import './_contextvars';
import './_stat';
import './_warnings';
import './errno';
import './frozen-importlib';
import './import/zip-importer';
