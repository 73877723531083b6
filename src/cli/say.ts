// What a command says on the terminal, where others' words are never commands.

import { printable, withoutCommands } from '../reporting/printable';

/** Prints a report whose texts of others are visible already. */
export function say(report: string): void {
  console.log(withoutCommands(report));
}

/** Says on standard error what is wrong. */
export function complain(message: string): void {
  console.error(`callspec: ${printable(message)}`);
}
