// Docstrings that all iterator types share.

export const LENGTH_HINT_DOC = 'Private method returning an estimate of len(list(it)).';
export const REDUCE_DOC = 'Return state information for pickling.';
export const SET_STATE_DOC = 'Set state information for unpickling.';
