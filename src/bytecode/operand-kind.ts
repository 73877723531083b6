// What operands of instructions stand for.

/** What the operand of an instruction stands for. */
export type OperandKind =
  | 'none'
  | 'count'
  | 'flags'
  | 'depth'
  | 'small-int'
  | 'const'
  | 'name'
  | 'local'
  | 'local-pair'
  | 'free'
  | 'jump'
  | 'handler'
  | 'compare'
  | 'binary'
  | 'intrinsic'
  | 'special'
  | 'common-constant'
  | 'conversion'
  | 'attribute'
  | 'resume'
  | 'bits';
