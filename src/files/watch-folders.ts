// Watching folders. Each folder is watched by itself: what Node watches as a whole loses files that are replaced, as editors and git replace them.

import fs from 'node:fs';
import path from 'node:path';
import { systemCode } from './file-problem';

export interface FolderWatch {
  close(): void;
}

/** Calls `onChange` with each file below the folders that is written, replaced, made or removed. Throws what the file system throws. */
export function watchFolders(folders: readonly string[], onChange: (file: string) => void): FolderWatch {
  const watchers = new Map<string, fs.FSWatcher>();
  const unwatch = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  /** Returns the files below it. */
  const watch = (folder: string): string[] => {
    unwatch(folder);
    const watcher = fs.watch(folder, (event, name) => {
      if (name === null) return;
      const file = path.join(folder, name);
      const isFolder = fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
      if (!isFolder) onChange(file);
      // One that is new or in the place of another.
      else if (event === 'rename' && isWatched(name)) for (const made of watchIfThere(file)) onChange(made);
    });
    // A folder that is removed is heard of by the one that it is in.
    watcher.on('error', () => unwatch(folder));
    watchers.set(folder, watcher);
    return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry): string[] => {
      const below = path.join(folder, entry.name);
      if (!entry.isDirectory()) return [below];
      return isWatched(entry.name) ? watch(below) : [];
    });
  };
  const watchIfThere = (folder: string): string[] => {
    try {
      return watch(folder);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      return [];
    }
  };
  for (const folder of folders) watch(folder);
  return { close: () => [...watchers.keys()].forEach(unwatch) };
}

/** Packages and what tools keep for themselves are left out. */
const isWatched = (name: string): boolean => name !== 'node_modules' && !name.startsWith('.');
