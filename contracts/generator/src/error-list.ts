import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

interface ListedError {
  readonly project: string;
  readonly code: string;
  readonly status: string;
  readonly nl: string;
  readonly en: string;
}

const CODE = /^([A-Z][A-Z0-9]*(_[A-Z0-9]+)+|F[RG]-NL-[\d.]+|UNEXPECTED)$/;

/** A literal's text; the changing parts of a template become `…`. */
function textOf(node: ts.Expression | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  if (ts.isNumericLiteral(node)) return node.text;
  return undefined;
}

function property(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = object.properties.find((item) => ts.isPropertyAssignment(item) && item.name.getText() === name);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

/** The sentences in an object that has `nl` and `en`, or `messages` with them. */
function sentencesIn(node: ts.Expression): Pick<ListedError, 'nl' | 'en' | 'status'> | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const inner = property(node, 'messages');
  const holder = inner && ts.isObjectLiteralExpression(inner) ? inner : node;
  const [nl, en] = [textOf(property(holder, 'nl')), textOf(property(holder, 'en'))];
  if (nl === undefined || en === undefined) return undefined;
  return { nl, en, status: textOf(property(node, 'status') ?? property(node, 'httpStatus')) ?? '' };
}

/** `CODE: { nl, en }`, `code: 'CODE', nl, en`, `super('CODE', { nl, en })` and `new Refusal('CODE', { nl, en })`. */
function errorAt(node: ts.Node): Omit<ListedError, 'project'> | undefined {
  if (ts.isPropertyAssignment(node)) {
    const key = ts.isStringLiteral(node.name) || ts.isIdentifier(node.name) ? node.name.text : '';
    const sentences = sentencesIn(node.initializer);
    const own = ts.isObjectLiteralExpression(node.initializer) ? textOf(property(node.initializer, 'code')) : undefined;
    const code = own ?? key;
    return sentences && CODE.test(code) ? { code, ...sentences } : undefined;
  }
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const [first, second] = node.arguments ?? [];
  const code = textOf(first);
  const sentences = second && sentencesIn(second);
  return code !== undefined && CODE.test(code) && sentences ? { code, ...sentences } : undefined;
}

function errorsIn(root: string, file: string): ListedError[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const project = file.split('/').slice(0, 2).join('/');
  const found: ListedError[] = [];
  const visit = (node: ts.Node): void => {
    const error = errorAt(node);
    if (error) found.push({ project, ...error });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** docs/errors.md: every stable code a person can meet, with its sentences, read from the source; codes listed elsewhere are left out. */
export function errorList(root: string, elsewhere: ReadonlySet<string> = new Set()): string {
  const files = globSync('{libs,services}/*/src/**/*.ts', { cwd: root }).filter(
    (file) => !/\.spec\.ts$|\/testing\//.test(file),
  );
  const all = files
    .sort()
    .flatMap((file) => errorsIn(root, file))
    .filter(({ code }) => !elsewhere.has(code));
  const unique = [...new Map(all.map((error) => [`${error.project} ${error.code}`, error])).values()];
  const projects = [...new Set(unique.map(({ project }) => project))];
  const sections = projects.map((project) => {
    const rows = unique
      .filter((error) => error.project === project)
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, status, nl, en }) => `| \`${code}\` | ${status} | ${cell(nl)} | ${cell(en)} |`);
    return [`## ${project}`, '', '| Code | HTTP | Dutch | English |', '| --- | --- | --- | --- |', ...rows, ''].join(
      '\n',
    );
  });
  return `<!-- Generated from the source by \`npm run contracts\`; do not edit. -->\n# Errors\n\nStable codes a person or an ERP can meet, with the sentence that tells what to do. \`…\` stands for a value. Over HTTP they come as problem+json. A filing can also be refused for what is wrong with it: see [checks](checks.md).\n\n${sections.join('\n')}`;
}
