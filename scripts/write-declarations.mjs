// Writes the declarations of what the package exports: those that index.d.ts needs, and no others.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Puts the declarations of `src/index.ts` below `folder`, as they lie below `src`. */
export function writeDeclarations(root, folder) {
  const sources = path.join(root, 'src');
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  Object.assign(options, { noEmit: false, declaration: true, emitDeclarationOnly: true, noCheck: true });
  const program = ts.createProgram([path.join(sources, 'index.ts')], options);
  const files = [path.join(sources, 'index.ts')];
  for (const file of files) {
    const text = declarationOf(program, file);
    const target = path.join(folder, path.relative(sources, file).replace(/\.ts$/, '.d.ts'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      const { resolvedModule } = ts.resolveModuleName(fileName, file, options, ts.sys);
      if (resolvedModule === undefined) throw new Error(`${target} needs ${fileName}, which is not there`);
      const needed = path.normalize(resolvedModule.resolvedFileName);
      if (!needed.startsWith(sources + path.sep)) throw new Error(`${target} needs the types of ${fileName}`);
      if (!files.includes(needed)) files.push(needed);
    }
  }
}

function declarationOf(program, file) {
  let text;
  const { diagnostics } = program.emit(program.getSourceFile(file), (_, content) => (text = content), undefined, true);
  if (text === undefined || diagnostics.length > 0) {
    throw new Error(`no declarations of ${file}: ${diagnostics.map(({ messageText }) => messageText).join('; ')}`);
  }
  return text;
}
