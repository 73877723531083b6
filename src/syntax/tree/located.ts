// Places of nodes.

/** Where a node stands. Lines count from 1; columns count UTF-8 bytes from 0, as in CPython. */
export interface Located {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}
