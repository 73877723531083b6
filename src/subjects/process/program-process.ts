// A program in a process of its own, which can neither outlive its limits nor leave anything behind.

import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DEFAULT_MEMORY_BYTES, DEFAULT_OUTPUT_BYTES, type RunLimits } from '../subject';
import { killGroup, letNodeExit, OWN_GROUP } from './group';
import { keepTrack, loseTrack } from './living';

/** Standard error is only read for the last words of a process that breaks. */
const ERRORS_KEPT = 8192;

/** Files that a program may write, in blocks of 512 bytes. */
const FILE_BLOCKS = 200_000;

export interface ProgramCommand {
  file: string;
  args: readonly string[];
  /** Beyond PATH, HOME and the like. */
  env?: Readonly<Record<string, string>>;
}

/** How a process came to its end. */
export interface ProgramEnd {
  stdout: string;
  /** The last part of standard error. */
  stderr: string;
  /** Exit status, null when a signal ended it. */
  status: number | null;
  signal: NodeJS.Signals | null;
  /** The limit that it went over, for which it was killed: "stopped after 20000 ms". */
  limit?: string;
}

/**
 * A started process, in an empty folder and a process group of its own. It waits for its standard input; `finish` gives it
 * and sees it through to the end.
 */
export class ProgramProcess {
  /** Its current folder, removed at the end. */
  readonly folder: string;
  private readonly child: ChildProcess;
  private readonly ended: Promise<Pick<ProgramEnd, 'status' | 'signal'>>;
  private readonly stdout: Buffer[] = [];
  private stdoutBytes = 0;
  private stderr = '';
  private limit: string | undefined;
  private outputBytes = DEFAULT_OUTPUT_BYTES;
  private disposed = false;

  /** Starts the command. `memoryBytes` holds for its address space, where the system has such a limit. */
  constructor(command: ProgramCommand, memoryBytes: number = DEFAULT_MEMORY_BYTES) {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-'));
    const { file, args } = limited(command, memoryBytes);
    this.child = spawn(file, args, {
      cwd: this.folder,
      env: environment(this.folder, command.env),
      stdio: ['pipe', 'pipe', 'pipe'],
      ...OWN_GROUP,
    });
    this.ended = this.watch();
    letNodeExit(this.child);
    keepTrack(this);
  }

  /** Why it did not even start; undefined when it did. */
  get started(): Promise<Error | undefined> {
    const { child } = this;
    if (child.pid !== undefined) return Promise.resolve(undefined);
    return new Promise((resolve) => child.once('error', resolve));
  }

  /** Hands over the standard input and waits for the end, which comes at the limits at the latest. */
  async finish(input: string, limits: Pick<RunLimits, 'milliseconds' | 'outputBytes'>): Promise<ProgramEnd> {
    this.outputBytes = limits.outputBytes ?? DEFAULT_OUTPUT_BYTES;
    this.checkOutput();
    this.child.ref();
    const timer = setTimeout(() => this.stop(`stopped after ${limits.milliseconds} ms`), limits.milliseconds);
    this.child.stdin!.end(input);
    try {
      const end = await this.ended;
      const stdout = Buffer.concat(this.stdout).toString('utf8');
      return { ...end, stdout, stderr: this.stderr, limit: this.limit };
    } finally {
      clearTimeout(timer);
      this.dispose();
    }
  }

  /** Ends the process and all that it has started, and removes its folder. */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    loseTrack(this);
    killGroup(this.child);
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  private watch(): Promise<Pick<ProgramEnd, 'status' | 'signal'>> {
    const { child } = this;
    // A process that has ended does not read what it is given: that shows at its end.
    child.stdin!.on('error', () => undefined);
    child.stdout!.on('data', (chunk: Buffer) => {
      this.stdoutBytes += chunk.length;
      if (this.limit === undefined) this.stdout.push(chunk);
      this.checkOutput();
    });
    child.stderr!.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString('utf8')).slice(-ERRORS_KEPT);
    });
    return new Promise((resolve) => {
      child.on('error', () => resolve({ status: null, signal: null }));
      // Whatever it has started may hold its pipes open: it ends with it.
      child.on('exit', () => killGroup(child));
      child.on('close', (status, signal) => resolve({ status, signal }));
    });
  }

  private checkOutput(): void {
    if (this.stdoutBytes > this.outputBytes) this.stop(`stopped after ${megabytes(this.outputBytes)} of output`);
  }

  private stop(limit: string): void {
    this.limit ??= limit;
    killGroup(this.child);
  }
}

/** The command behind a shell that limits it first. Windows has no such limits. */
function limited({ file, args }: ProgramCommand, memoryBytes: number): { file: string; args: string[] } {
  if (process.platform === 'win32') return { file, args: [...args] };
  const kilobytes = Math.ceil(memoryBytes / 1024);
  // macOS refuses the limit of address space; the program runs without it there.
  const script = `ulimit -c 0; ulimit -f ${FILE_BLOCKS}; ulimit -v ${kilobytes} 2>/dev/null; exec "$0" "$@"`;
  return { file: '/bin/sh', args: ['-c', script, file, ...args] };
}

/** What a program finds in its environment: nothing of the one who started it but where to find programs. */
function environment(folder: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const passed = ['PATH', 'SystemRoot', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', ...more };
}

/** "16 MiB", "512 bytes". */
export function megabytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${bytes} bytes` : `${Math.round((bytes / 1024 / 1024) * 10) / 10} MiB`;
}
