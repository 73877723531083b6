// Characters by their Unicode names, for \N{...}.

/** The character (or sequence) of that name, or null. */
export function characterNamed(_name: string): string | null {
  return null;
}
