import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const documents = globSync(['*.md', 'docs/**/*.md', 'libs/*/README.md', 'services/*/README.md'], { cwd: root });
const sources = globSync('{services,libs,deploy,contracts,docs}/**/*.{ts,mjs,md}', {
  cwd: root,
  exclude: ['**/node_modules', '**/dist'],
});
const CITED = /\b(domain|digipoort)\.md((?:(?:, | and |–| )\d+(?:\.\d+)?\b)+)/g;
const PATH = /`((?:services|libs|deploy|tests|contracts|docs)\/[\w./-]+)`/g;

describe('documents', () => {
  it.each(documents)('%s names files and folders that are there', (document) => {
    const named = [...readFileSync(join(root, document), 'utf8').matchAll(PATH)].map(([, path]) => path!);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

/** `domain.md 7.4` and the like: sections of notes that are not in the project, by note. */
function citedSections(text: string): string[] {
  return [...text.matchAll(CITED)].flatMap(([, note, list]) =>
    [...list!.matchAll(/\d+(?:\.\d+)?/g)].map(([section]) => `${note} ${section}`),
  );
}

describe('docs/sources.md', () => {
  it('says what every section that is cited anywhere rests on', () => {
    const [, domain = '', digipoort = ''] = readFileSync(join(root, 'docs/sources.md'), 'utf8').split('\n## ');
    const told = Object.entries({ domain, digipoort }).flatMap(([note, part]) =>
      [...part.matchAll(/^\| ([\d., ]+?) +\|/gm)].flatMap(([, list]) =>
        list!.split(', ').map((section) => `${note} ${section}`),
      ),
    );
    const cited = new Set(sources.flatMap((file) => citedSections(readFileSync(join(root, file), 'utf8'))));
    expect(cited.size).toBeGreaterThan(20);
    expect([...cited].filter((section) => !told.includes(section)).sort()).toEqual([]);
  });
});
