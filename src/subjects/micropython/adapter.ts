// The adapter of MicroPython compiled to WebAssembly. Each program gets an instance of its own.

import { createRequire } from 'node:module';
import path from 'node:path';
import { importModule } from '../adapters/import-module';
import { interpreterFailed, refuse, serve } from '../adapters/serve';
import { smallProbeScript } from '../small-probe-script';

const PACKAGE = '@micropython/micropython-webassembly-pyscript';
/** Memory for objects, unless the limit of the program is less. */
const HEAP_BYTES = 64 * 1024 * 1024;

interface MicroPython {
  runPython(source: string): unknown;
  FS: { writeFile(file: string, text: string): void };
}

interface Loader {
  loadMicroPython(options: {
    heapsize: number;
    linebuffer: boolean;
    stdin: () => number | null;
    stdout: (bytes: Uint8Array) => void;
    stderr: (bytes: Uint8Array) => void;
  }): Promise<MicroPython>;
}

async function start(): Promise<void> {
  const require = createRequire(__filename);
  let file: string;
  try {
    file = require.resolve(`${PACKAGE}/micropython.mjs`);
  } catch {
    return refuse(`the package ${PACKAGE} is not installed`);
  }
  const { loadMicroPython } = await importModule<Loader>(file);
  const { version } = require(path.join(path.dirname(file), 'package.json')) as { version: string };
  const load = (heapsize: number, stdout: (bytes: Uint8Array) => void) =>
    loadMicroPython({ heapsize, linebuffer: false, stdin: () => null, stdout, stderr: () => undefined });

  let pythonVersion = '';
  const python = await load(1 << 20, (bytes) => {
    pythonVersion += Buffer.from(bytes).toString();
  });
  python.runPython("import sys; print('.'.join([str(n) for n in sys.version_info[:3]]))");

  serve(
    { name: 'MicroPython', version, pythonVersion: pythonVersion.trim(), cpythonLike: false },
    async ({ program, modules, probes, limits }, reply) => {
      const decoder = new TextDecoder();
      const heap = Math.min(HEAP_BYTES, limits.memoryBytes);
      const instance = await load(heap, (bytes) => reply.output(decoder.decode(bytes, { stream: true })));
      for (const [name, text] of Object.entries(modules)) instance.FS.writeFile(`${name}.py`, text);
      try {
        instance.runPython(smallProbeScript({ source: program, probes }));
      } catch (error) {
        return interpreterFailed(error);
      }
      return { reason: 'finished' };
    },
  );
}

void start();
