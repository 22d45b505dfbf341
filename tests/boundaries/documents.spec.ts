import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const documents = globSync(['*.md', 'docs/**/*.md', 'libs/*/README.md', 'services/*/README.md'], { cwd: root });
const PATH = /`((?:services|libs|deploy|tests|contracts|docs)\/[\w./-]+)`/g;

describe('documents', () => {
  it.each(documents)('%s names files and folders that are there', (document) => {
    const named = [...readFileSync(join(root, document), 'utf8').matchAll(PATH)].map(([, path]) => path!);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
