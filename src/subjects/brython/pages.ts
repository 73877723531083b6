// Pages of headless Chromium in which nothing has run but the loading of Brython. One is always opened ahead.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserType, Page } from 'playwright-core';

/** Names of the browser on PATH. */
export const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What a browser is started with that only shows what is here. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The pages of one browser. */
export class Pages {
  private next: Promise<Page> | undefined;

  private constructor(
    private readonly browser: Browser,
    private readonly address: string,
    /** The largest heap of a page. */
    readonly memoryBytes: number,
  ) {}

  /** Starts a browser; `brython` is the folder of the package. Throws what Playwright throws. */
  static async launch(
    chromium: BrowserType,
    executablePath: string,
    brython: string,
    memoryBytes: number,
  ): Promise<Pages> {
    const heap = `--js-flags=--max-old-space-size=${Math.ceil(memoryBytes / 1024 / 1024)}`;
    const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS, heap], ...signals });
    const pages = new Pages(browser, writePage(brython), memoryBytes);
    pages.next = pages.open();
    await pages.next;
    return pages;
  }

  /** A fresh page. */
  async take(): Promise<Page> {
    const page = await (this.next ?? this.open());
    this.next = this.open();
    // Whoever takes it learns of its failure.
    this.next.catch(() => undefined);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  private async open(): Promise<Page> {
    const page = await (await this.browser.newContext()).newPage();
    await page.goto(this.address);
    return page;
  }
}

/** Writes a page that loads Brython, in a folder that is removed at the end. Returns its address. */
function writePage(brython: string): string {
  const own = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-brython-'));
  process.on('exit', () => fs.rmSync(own, { recursive: true, force: true }));
  const scripts = ['brython.js', 'brython_stdlib.js'].map((name) => pathToFileURL(path.join(brython, name)).href);
  const file = path.join(own, 'page.html');
  fs.writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8">${scripts.map((src) => `<script src="${src}"></script>`).join('')}\n`,
  );
  return pathToFileURL(file).href;
}
