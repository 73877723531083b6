// The adapter of Brython, which runs where its users run it: in a browser. Each program gets a page of its own in headless Chromium.

import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { interpreterFailed, type Reply, refuse, serve } from '../adapters/serve';
import { findProgram } from '../process/find-program';
import type { End, Run } from '../protocol/messages';
import { DEFAULT_MEMORY_BYTES } from '../subject';
import { CHROMIUM, Pages } from './pages';

/**
 * Runs first: standard output is handed to the page. Programs are executed from their text, since the code objects of Brython's compile()
 * have lost the source that annotations need.
 */
const PRELUDE = `
import sys
from browser import window

class Output:
    encoding = 'utf-8'
    def write(self, text, output=window.callspecOutput):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        output(text)
        return len(text)
    def flush(self):
        pass

sys.stdout = sys.__stdout__ = Output()

compiled = compile

def compile(source, name, mode, dont_inherit=True):
    compiled(source, name, mode)
    return source
`;

/** So many pieces of output are sent as they come: what a program prints before it hangs is seen. */
const SENT_AT_ONCE = 50;
/** After that, output is collected up to this length. */
const SEND_AT = 1 << 15;

/** Functions of the page. */
interface BrythonPage {
  callspecOutput(text: string): void;
  /** Takes a piece of output out of the page, even while its program runs. */
  callspecSend(text: string): void;
  __BRYTHON__: { runPythonSource(source: string, name: string): unknown };
}

type Ending = Omit<End, 'type' | 'id'>;

async function start(): Promise<void> {
  const require = createRequire(__filename);
  const [playwright, brython] = ['playwright-core', 'brython/package.json'].map((name) => {
    try {
      return require.resolve(name);
    } catch {
      return refuse(`the package ${name.split('/')[0]} is not installed`);
    }
  }) as [string, string];
  const executable = findProgram(CHROMIUM) ?? refuse('Chromium is not installed: apt-get install -y chromium');
  const { chromium } = require(playwright) as typeof import('playwright-core');
  const { version } = require(brython) as { version: string };
  const launch = (memoryBytes: number) => Pages.launch(chromium, executable, path.dirname(brython), memoryBytes);

  let pages = await launch(DEFAULT_MEMORY_BYTES).catch((error: Error) =>
    refuse(`Chromium does not start: ${error.message.split('\n')[0]}`),
  );
  serve({ name: 'Brython', version, pythonVersion: await versionOf(pages), cpythonLike: false }, async (run, reply) => {
    const { memoryBytes } = run.limits;
    if (memoryBytes !== pages.memoryBytes) {
      await pages.close();
      pages = await launch(memoryBytes);
    }
    const page = await pages.take();
    const end = await withinLimits(page, run, () => runScript(page, run.script, reply));
    if (end.reason === 'finished') await page.context().close();
    return end;
  });
}

async function versionOf(pages: Pages): Promise<string> {
  const page = await pages.take();
  let version = '';
  const reply = { output: (text: string) => (version += text), step: () => undefined };
  await runScript(page, "import sys\nprint('.'.join(map(str, sys.version_info[:3])))\n", reply);
  await page.context().close();
  return version.trim();
}

/** Runs a script in the page. Throws what the interpreter throws. */
async function runScript(page: Page, script: string, reply: Reply): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Runtime.bindingCalled', ({ payload }) => reply.output(payload));
  await session.send('Runtime.addBinding', { name: 'callspecSend' });
  const rest = await page.evaluate(
    ([source, piecesAtOnce, length]) => {
      const window = globalThis as unknown as BrythonPage;
      let text = '';
      let pieces = 0;
      window.callspecOutput = (more) => {
        text += more;
        if (text.length < length && ++pieces > piecesAtOnce) return;
        for (let place = 0; place < text.length; place += length)
          window.callspecSend(text.slice(place, place + length));
        text = '';
      };
      try {
        window.__BRYTHON__.runPythonSource(source, '__probe__');
      } catch (error) {
        // An exception of Python is no Error of JavaScript.
        const { message, args, __class__ } = error as {
          message?: string;
          args?: unknown;
          __class__?: { __name__?: string };
        };
        throw new Error(message ?? `${__class__?.__name__ ?? 'exception'} ${JSON.stringify(args)}`);
      }
      return text;
    },
    [PRELUDE + script, SENT_AT_ONCE, SEND_AT] as const,
  );
  reply.output(rest);
}

/** Runs an action of the page until it ends or goes over a limit. The page is of no use after that. */
async function withinLimits(page: Page, { limits }: Run, action: () => Promise<void>): Promise<Ending> {
  const { milliseconds } = limits;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Ending>((resolve) => {
    const ending: Ending = { reason: 'timed-out', message: `stopped after ${milliseconds} ms` };
    timer = setTimeout(() => resolve(ending), milliseconds);
  });
  const crashed = new Promise<Ending>((resolve) => {
    page.once('crash', () => resolve({ reason: 'crashed', message: 'the page has crashed' }));
  });
  const finished = action().then(
    (): Ending => ({ reason: 'finished' }),
    // The end of the page is told by the event, if it has crashed.
    (error: Error) => (page.isClosed() ? crashed : interpreterFailed(error)),
  );
  try {
    return await Promise.race([finished, tooLong, crashed]);
  } finally {
    clearTimeout(timer);
  }
}

void start();
