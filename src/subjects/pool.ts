// Several processes of one subject, which share the programs.

import type { Outcome, Program, RunLimits, Subject } from './subject';

export class SubjectPool implements Subject {
  private readonly members: Subject[];
  private readonly idle: Subject[];
  private readonly waiting: ((subject: Subject) => void)[] = [];
  private starting = 0;

  private constructor(
    private readonly first: Subject,
    private readonly open: () => Promise<Subject>,
    private readonly size: number,
  ) {
    this.members = [first];
    this.idle = [first];
  }

  /** Opens the first; the others are opened when there is work for them. Throws as `open` does. */
  static async open(open: () => Promise<Subject>, size: number): Promise<Subject> {
    const first = await open();
    return size === 1 ? first : new SubjectPool(first, open, size);
  }

  get name(): string {
    return this.first.name;
  }

  get title(): string {
    return this.first.title;
  }

  get pythonVersion(): string {
    return this.first.pythonVersion;
  }

  get cpythonLike(): boolean {
    return this.first.cpythonLike;
  }

  get build(): string | undefined {
    return this.first.build;
  }

  /** Runs a program on the first member that is free. */
  async run(program: Program, limits: RunLimits): Promise<Outcome> {
    const subject = this.idle.pop() ?? (await this.next());
    try {
      return await subject.run(program, limits);
    } finally {
      const waiting = this.waiting.shift();
      if (waiting === undefined) this.idle.push(subject);
      else waiting(subject);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map((subject) => subject.close?.()));
  }

  private next(): Promise<Subject> {
    if (this.members.length + this.starting < this.size) this.start();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** One that does not start is not needed: the others do its work. */
  private start(): void {
    this.starting++;
    this.open()
      .then((subject) => {
        this.members.push(subject);
        const waiting = this.waiting.shift();
        if (waiting === undefined) this.idle.push(subject);
        else waiting(subject);
      })
      .catch(() => undefined)
      .finally(() => this.starting--);
  }
}
