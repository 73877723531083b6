// The ends of pipes and socket pairs as open files, and waiting for them.

import type { Thread } from '../objects/thread';
import { Channel } from './channel';
import { Errno, FileFailure } from './file-system';
import type { OpenFile } from './open-files';

/** An open file that can make its reader or its writer wait. */
export abstract class Connection implements OpenFile {
  readonly isTerminal = false;
  readonly node = undefined;
  /** Operations that would have to wait fail with EAGAIN if not. */
  blocking = true;
  abstract readonly readable: boolean;
  abstract readonly writable: boolean;
  abstract readonly canRead: boolean;
  abstract readonly canWrite: boolean;
  /** The other end is closed. */
  abstract readonly hungUp: boolean;

  abstract read(count: number): Uint8Array;
  abstract write(bytes: Uint8Array): number;
  /** The last descriptor is gone. */
  abstract closed(): void;

  seek(): number {
    throw new FileFailure(Errno.ESPIPE, undefined);
  }

  truncate(): void {
    throw new FileFailure(Errno.EINVAL, undefined);
  }
}

class PipeReader extends Connection {
  readonly readable = true;
  readonly writable = false;
  readonly canWrite = false;

  constructor(private readonly channel: Channel) {
    super();
  }

  get canRead(): boolean {
    return this.channel.isReadable;
  }

  get hungUp(): boolean {
    return this.channel.ended;
  }

  read(count: number): Uint8Array {
    return this.channel.read(count);
  }

  write(): number {
    throw new FileFailure(Errno.EBADF, undefined);
  }

  closed(): void {
    this.channel.abandoned = true;
  }
}

class PipeWriter extends Connection {
  readonly readable = false;
  readonly writable = true;
  readonly canRead = false;

  constructor(private readonly channel: Channel) {
    super();
  }

  get canWrite(): boolean {
    return this.channel.isWritable;
  }

  get hungUp(): boolean {
    return this.channel.abandoned;
  }

  read(): Uint8Array {
    throw new FileFailure(Errno.EBADF, undefined);
  }

  write(bytes: Uint8Array): number {
    return this.channel.write(bytes);
  }

  closed(): void {
    this.channel.ended = true;
  }
}

/** Both ends of a new pipe. */
export function newPipe(): [Connection, Connection] {
  const channel = new Channel();
  return [new PipeReader(channel), new PipeWriter(channel)];
}

/** One end of a socket pair. */
export class SocketEnd extends Connection {
  readonly readable = true;
  readonly writable = true;

  constructor(
    private readonly incoming: Channel,
    private readonly outgoing: Channel,
    readonly kind: { readonly family: number; readonly type: number; readonly proto: number },
  ) {
    super();
  }

  get canRead(): boolean {
    return this.incoming.isReadable;
  }

  get canWrite(): boolean {
    return this.outgoing.isWritable || this.outgoing.ended;
  }

  get hungUp(): boolean {
    return this.incoming.ended && this.outgoing.abandoned;
  }

  read(count: number): Uint8Array {
    return this.incoming.read(count);
  }

  peek(count: number): Uint8Array {
    return this.incoming.read(count, true);
  }

  write(bytes: Uint8Array): number {
    if (this.outgoing.ended) throw new FileFailure(Errno.EPIPE, undefined);
    return this.outgoing.write(bytes);
  }

  /** SHUT_RD, SHUT_WR or SHUT_RDWR. */
  shutdown(how: number): void {
    if (how !== 1) {
      this.incoming.abandoned = true;
      this.incoming.ended = true;
    }
    if (how !== 0) this.outgoing.ended = true;
  }

  closed(): void {
    this.incoming.abandoned = true;
    this.outgoing.ended = true;
  }
}

/** Two sockets that are connected with each other. */
export function newSocketPair(kind: SocketEnd['kind']): [SocketEnd, SocketEnd] {
  const there = new Channel();
  const back = new Channel();
  return [new SocketEnd(back, there, kind), new SocketEnd(there, back, kind)];
}

/** Waits until a read gives something; false when the time is over. */
export function waitToRead(thread: Thread, file: OpenFile, milliseconds = Infinity): boolean {
  if (!(file instanceof Connection) || !file.blocking || !file.readable) return true;
  return thread.waitFor(file, () => file.canRead, milliseconds);
}

/** Waits until a write takes something; false when the time is over. */
export function waitToWrite(thread: Thread, file: OpenFile, milliseconds = Infinity): boolean {
  if (!(file instanceof Connection) || !file.blocking || !file.writable) return true;
  return thread.waitFor(file, () => file.canWrite, milliseconds);
}
