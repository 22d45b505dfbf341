import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SEVERITIES = ['refuse', 'warn', 'note'];

/** With which severities each code is reported, read from calls such as `findings.add('CODE', details, 'warn')`; without one it refuses. */
export function findingSeverities(root: string, folder: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of globSync(`${folder}/**/*.ts`, { cwd: root }).filter(
    (name) => !/\.spec\.ts$|\/testing\//.test(name),
  ))
    for (const [code, severity] of callsIn(join(root, file)))
      found.set(code, new Set([...(found.get(code) ?? []), severity]));
  return found;
}

function callsIn(file: string): [string, string][] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const calls: [string, string][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const texts = node.arguments.filter(ts.isStringLiteralLike).map(({ text }) => text);
      const [code] = texts;
      if (code !== undefined) calls.push([code, texts.find((text) => SEVERITIES.includes(text)) ?? 'refuse']);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}
