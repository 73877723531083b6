/** Puts the items in an order that the seed decides, as Cucumber does. */
declare module 'knuth-shuffle-seeded' {
  export default function shuffle<T>(items: T[], seed: string): T[];
}
