// One random call: what it needs, and the call itself.

export interface Case {
  /** Statements in front of the call; what goes wrong in them is compared, too. */
  setup: string;
  /** The call, an expression. */
  call: string;
}
