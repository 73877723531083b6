// Checks that are counted, with the closing line that npm test reads.

export class Checks {
  private passed = 0;
  private failed = 0;

  expect(fine: boolean, complaint: string): void {
    if (fine) this.passed++;
    else {
      this.failed++;
      console.error(complaint);
    }
  }

  /** The closing line; the process ends with 1 where something has failed. */
  end(): void {
    console.log(`${this.passed} passed, ${this.failed} failed, 0 skipped`);
    process.exitCode = this.failed > 0 ? 1 : 0;
  }
}
