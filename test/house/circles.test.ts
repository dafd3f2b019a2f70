import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

type Source = readonly [file: string, text: string];

/** What a module imports from files of its own room that is there at run time: types are erased. */
function valueImports([file, text]: Source): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const target = statement.moduleSpecifier;
    if (target === undefined || !ts.isStringLiteral(target) || !target.text.startsWith('.')) return [];
    if (ts.isExportDeclaration(statement) && statement.isTypeOnly) return [];
    if (
      ts.isImportDeclaration(statement) &&
      statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    )
      return [];
    return [path.posix.join(path.posix.dirname(file), target.text)];
  });
}

/** Folders that import each other, round and round: `a → b → a`, one line a circle. */
function circlesOf(sources: readonly Source[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const source of sources)
    for (const target of valueImports(source)) {
      const [from, to] = [path.posix.dirname(source[0]), path.posix.dirname(target)];
      if (from === to || from.split('/')[1] !== to.split('/')[1]) continue;
      next.set(from, (next.get(from) ?? new Set()).add(to));
    }
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (folder: string, trail: readonly string[]) => {
    const at = trail.indexOf(folder);
    if (at >= 0) return void found.push([...trail.slice(at), folder].join(' → '));
    if (done.has(folder)) return;
    for (const other of [...(next.get(folder) ?? [])].sort()) walk(other, [...trail, folder]);
    done.add(folder);
  };
  for (const folder of [...next.keys()].sort()) walk(folder, []);
  return found;
}

const modulesOf = (folder: string): Source[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [`${folder}/${name}`, readFileSync(path.join(folder, name), 'utf8')]);

describe('folders of a room', () => {
  it('do not import each other in a circle', () => {
    expect(circlesOf(modulesOf('src'))).toEqual([]);
  });

  it('are caught where they do, and may share types', () => {
    const up: Source = ['src/room/a/x.ts', "import { y } from '../b/y';"];
    expect(circlesOf([up, ['src/room/b/y.ts', "import { x } from '../a/x';"]])).toEqual([
      'src/room/a → src/room/b → src/room/a',
    ]);
    expect(circlesOf([up, ['src/room/b/y.ts', "import type { X } from '../a/x';"]])).toEqual([]);
  });
});
