import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ATTACKS } from './attacks.js';

it('README.md names every attack with the code that refuses it', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
  for (const { name, code } of ATTACKS) expect(readme).toContain(`| ${name} | \`${code}\` |`);
});
