import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether xmllint finds each document valid by the schema, all in one go; throws when it gives no verdict on one. */
export function verdicts(schema: string, documents: readonly string[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-xmllint-'));
  try {
    const names = documents.map((document, index) => {
      const name = join(folder, `document-${index}.xml`);
      writeFileSync(name, document);
      return name;
    });
    const { stderr } = spawnSync('xmllint', ['--noout', '--huge', '--schema', schema, ...names], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    const told = new Map(
      [...stderr.matchAll(/^(.*?) (validates|fails to validate)$/gm)].map(([, name, verdict]) => [name, verdict]),
    );
    return names.map((name) => {
      const verdict = told.get(name);
      if (verdict === undefined) throw new Error(`xmllint gave no verdict: ${stderr.slice(0, 500)}`);
      return verdict === 'validates';
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
