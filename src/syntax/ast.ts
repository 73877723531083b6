// The syntax tree of Python 3.14: the node classes of CPython's `ast` module (Parser/Python.asdl), field for field. The field `node` names the class.

export type * from './tree/expressions';
export type * from './tree/located';
export type * from './tree/parts';
export type * from './tree/statements';
