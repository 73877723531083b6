// Bytes that grow while a table is being written.

export class ByteBuffer {
  private bytes = new Uint8Array(64);
  private used = 0;

  push(byte: number): void {
    if (this.used === this.bytes.length) {
      const larger = new Uint8Array(2 * this.used);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.used++] = byte;
  }

  /** What has been written so far, as an array of its own. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }
}
