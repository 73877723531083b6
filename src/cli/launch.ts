#!/usr/bin/env node
// Starts the built command: at once in the process that its work needs, so that the command is loaded once.

import path from 'node:path';
import { requireCached } from '../cached-bundle';
import { inRoomyProcess } from './roomy-process';

/** Commands that run programs. */
const ROOMY = ['run', 'trace'];

async function work(): Promise<number> {
  const { runCommand } = requireCached(path.join(__dirname, 'main.js')) as typeof import('./main');
  await runCommand();
  return Number(process.exitCode ?? 0);
}

if (ROOMY.includes(process.argv[2] ?? '')) void inRoomyProcess(work);
else void work();
