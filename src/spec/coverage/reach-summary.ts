// What the coverage report says of rules and lines.

import type { Share } from './share';

export interface ReachedFile {
  /** Below the project: "src/call/bind.ts". */
  file: string;
  /** Functions that an example reaches, of all. */
  functions: Share;
}

export interface ReachSummary {
  /** Rules that were measured, of all there are now. */
  rules: Share;
  functions: Share;
  files: ReachedFile[];
  /** Functions that no rule reaches. */
  unreached: { file: string; name: string }[];
}
