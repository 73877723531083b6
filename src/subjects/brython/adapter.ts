// The adapter of Brython, which runs where its users run it: in a browser. Each program gets a page of its own in headless Chromium.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { findProgram } from '../process/find-program';
import { megabytes } from '../process/program-process';
import { refuse, serve } from '../adapters/serve';
import type { End, Run } from '../protocol/messages';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Runs first: standard output is collected by the page, and there is nothing to read. Programs are executed from their text, since the
 * code objects of Brython's compile() have lost the source that annotations need.
 */
const PRELUDE = `
import sys
from browser import window

class Output:
    encoding = 'utf-8'
    def write(self, text):
        window.callspecOutput(text)
        return len(text)
    def flush(self):
        pass

sys.stdout = sys.__stdout__ = Output()

compiled = compile

def compile(source, name, mode, dont_inherit=True):
    compiled(source, name, mode)
    return source
`;

/** Functions of the page. */
interface BrythonPage {
  callspecOutput(text: string): void;
  callspecFlood(): void;
  __BRYTHON__: { runPythonSource(source: string, name: string): unknown };
}

async function start(): Promise<void> {
  const require = createRequire(__filename);
  const [playwright, brython] = ['playwright-core', 'brython/package.json'].map((name) => {
    try {
      return require.resolve(name);
    } catch {
      return refuse(`the package ${name.split('/')[0]} is not installed`);
    }
  }) as [string, string];
  const executablePath = findProgram(CHROMIUM) ?? refuse('Chromium is not installed: apt-get install -y chromium');
  const { chromium } = require(playwright) as typeof import('playwright-core');
  const { version } = require(brython) as { version: string };
  const address = writePage(path.dirname(brython));
  const browser = await chromium
    .launch({ executablePath, args: FLAGS, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false })
    .catch((error: Error) => refuse(`Chromium does not start: ${error.message.split('\n')[0]}`));

  const versionPage = await open(browser, address);
  const pythonVersion = await output(versionPage, "import sys\nprint('.'.join(map(str, sys.version_info[:3])))\n");
  await versionPage.close();
  serve({ name: 'Brython', version, pythonVersion: pythonVersion.trim(), cpythonLike: false }, async (run, reply) => {
    const page = await open(browser, address);
    const end = await withinLimits(page, run, async () => reply.output(await output(page, run.script, run)));
    if (end.reason === 'finished') await page.context().close();
    return end;
  });
}

/** Writes a page that loads Brython, in a folder that is removed at the end. Returns its address. */
function writePage(folder: string): string {
  const own = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-brython-'));
  process.on('exit', () => fs.rmSync(own, { recursive: true, force: true }));
  const scripts = ['brython.js', 'brython_stdlib.js'].map((name) => pathToFileURL(path.join(folder, name)).href);
  const file = path.join(own, 'page.html');
  fs.writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8">${scripts.map((src) => `<script src="${src}"></script>`).join('')}\n`,
  );
  return pathToFileURL(file).href;
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  return page;
}

/** Runs a script in the page; gives what it has printed. */
function output(page: Page, script: string, run?: Run): Promise<string> {
  const most = run?.limits.outputBytes ?? Number.POSITIVE_INFINITY;
  return page.evaluate(
    ([source, limit]) => {
      const window = globalThis as unknown as BrythonPage;
      let text = '';
      window.callspecOutput = (more) => {
        if (text.length + more.length <= limit) text += more;
        else window.callspecFlood();
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
    [PRELUDE + script, most] as const,
  );
}

/** Runs an action of the page until it ends or goes over a limit. The page is of no use after that. */
async function withinLimits(
  page: Page,
  { limits }: Run,
  action: () => Promise<void>,
): Promise<Omit<End, 'type' | 'id'>> {
  const { milliseconds, outputBytes } = limits;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Omit<End, 'type' | 'id'>>((resolve) => {
    timer = setTimeout(
      () => resolve({ reason: 'timed-out', message: `stopped after ${milliseconds} ms` }),
      milliseconds,
    );
  });
  let flood: () => void = () => undefined;
  const tooMuch = new Promise<Omit<End, 'type' | 'id'>>((resolve) => {
    flood = () => resolve({ reason: 'timed-out', message: `stopped after ${megabytes(outputBytes)} of output` });
  });
  await page.exposeBinding('callspecFlood', flood);
  const crashed = new Promise<Omit<End, 'type' | 'id'>>((resolve) => {
    page.once('crash', () => resolve({ reason: 'crashed', message: 'the page has crashed' }));
  });
  const finished = action().then(
    () => ({ reason: 'finished' as const }),
    (error: Error) => ({
      reason: 'crashed' as const,
      message: `the interpreter failed: ${error.message.split('\n')[0]}`,
    }),
  );
  try {
    return await Promise.race([finished, tooLong, tooMuch, crashed]);
  } finally {
    clearTimeout(timer);
  }
}

void start();
