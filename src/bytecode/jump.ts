// Where jumps lead.

/**
 * Ahead; ahead, behind the END_FOR that belongs to the instruction; ahead, to the END_SEND that belongs to it; back. END_ASYNC_FOR does not
 * jump: its operand names where its loop begins.
 */
export type Jump = 'ahead' | 'over END_FOR' | 'to END_SEND' | 'back' | 'names the start';
