// frozenset; it shares its storage, and so its file, with set.

export { frozensetType, PyFrozenSet } from './set';
