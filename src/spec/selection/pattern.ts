// Names with wild cards: "*" for any characters, "?" for one.

/** Whether a word has wild cards. */
export const isPattern = (word: string): boolean => /[*?]/.test(word);

/** What tells whether a name fits a word with wild cards. */
export function patternOf(word: string): (name: string) => boolean {
  const source = word
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const pattern = new RegExp(`^${source}$`, 's');
  return (name) => pattern.test(name);
}
