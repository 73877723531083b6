// Which section a heading opens.

/**
 * Names the sections of a document as its headings come. A numbered heading opens the section of its number: "## 31.4 Order" opens 31.4.
 * A number alone ("# 31. Calls") is the chapter, and what stands before its first section is its introduction, 31.0. A heading of the first
 * two levels without a number opens a section named after its words; deeper ones belong to the section that they stand in.
 * What stands before every heading is in section 0. A name that has been used and left before gets a number: 31.4-2.
 */
export class SectionNames {
  current = '0';
  private readonly used = new Map<string, number>([['0', 1]]);

  /** Takes note of a heading, which belongs to the section that it opens or stands in. */
  enter(level: number, heading: string): void {
    const name = sectionOf(level, heading);
    if (name === undefined || name === this.current) return;
    const count = (this.used.get(name) ?? 0) + 1;
    this.used.set(name, count);
    this.current = count === 1 ? name : `${name}-${count}`;
  }
}

function sectionOf(level: number, heading: string): string | undefined {
  const number = /^(?:chapter\s+|section\s+|§\s*)?(\d+(?:\.\d+)*)\.?(?:\s|:|$)/iu.exec(heading)?.[1];
  if (number !== undefined) return number.includes('.') || level > 1 ? number : `${number}.0`;
  if (level > 2) return undefined;
  const slug = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? undefined : slug;
}
