import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { boundaries } from '../../eslint.boundaries.mjs';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'fixtures');
const parser: Linter.Config = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } };
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [parser, ...(boundaries as Linter.Config[])],
});

async function refusals(code: string, filePath: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, filePath) });
  return result!.messages.map(({ ruleId }) => ruleId);
}

describe('boundaries between projects', () => {
  const fixtures = readdirSync(folder).filter((name) => name.endsWith('.fixture.ts'));

  it.each(fixtures)('refuses %s', async (name) => {
    const code = readFileSync(join(folder, name), 'utf8');
    const filePath = /^\/\/ as (\S+)/.exec(code)![1]!;
    expect(await refusals(code, filePath)).toEqual(['no-restricted-imports']);
  });

  it.each([
    [
      'services/connector/src/register/register.ts',
      `import { x } from './message.js';\nimport { y } from '@akkoord/tax';\nexport const z = [x, y];\n`,
    ],
    ['libs/messaging/src/relay/relay.ts', `import { connect } from 'amqplib';\nexport const y = connect;\n`],
    [
      'libs/tax/src/numbers/eu-vat-countries.ts',
      `import { validate } from 'stdnum/lib/cjs/be/vat.js';\nexport const y = validate;\n`,
    ],
    ['libs/xbrl/src/read.ts', `import { Period } from '@akkoord/tax';\nexport const y = Period;\n`],
  ])('lets a lawful import through in %s', async (filePath, code) => {
    expect(await refusals(code, filePath)).toEqual([]);
  });
});
