// `npm run audit:verify`: goes through the audit trail of every office and says whether it is whole.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPublished, type SignedAnchor } from '@akkoord/evidence';
import { openDatabase } from '@akkoord/persistence';
import type { OfficeReport } from './audit-problem.js';
import { renderAudit, type Language } from './render-audit.js';
import { officesWithAudit, verifyOffice } from './verify-office.js';

const USAGE = `Usage: npm run audit:verify -- [options]

Goes through the audit trail of every office: each entry, each signed anchor, each piece of evidence. Changes nothing.

  --office NUMBER      this office only
  --published FILE     compare with anchors as they were published (file or address of /api/public/anchors/NUMBER)
  --json               one JSON document instead of text
  --language nl|en     language of the text (default: that of the terminal)
  --help               this text

The database is that of WORKFLOW_DATABASE_URL; without it that of this clone (.data).
Exit status: 0 all is whole, 1 something is not, 2 it could not be looked at.
`;

/** Runs the command; gives the exit status. */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  write: { readonly out: (text: string) => void; readonly err: (text: string) => void },
): Promise<number> {
  try {
    const { help, office, json, language, published } = readOptions(args);
    if (help) {
      write.out(USAGE);
      return 0;
    }
    const anchors = published === undefined ? undefined : readPublished(await textAt(published)).anchors;
    const reports = await verify(env, office, anchors);
    write.out(`${json ? JSON.stringify(reports, null, 2) : renderAudit(reports, language ?? languageOf(env))}\n`);
    return reports.some(({ problems }) => problems.length > 0) ? 1 : 0;
  } catch (error) {
    write.err(`${(error as Error).message}\n`);
    return 2;
  }
}

async function verify(
  { WORKFLOW_DATABASE_URL: url }: Readonly<Record<string, string | undefined>>,
  office: string | undefined,
  published: readonly SignedAnchor[] | undefined,
): Promise<OfficeReport[]> {
  if (!url) throw new Error('WORKFLOW_DATABASE_URL is not set.');
  const database = await openDatabase({ url, schema: 'workflow', poolSize: 2, applicationName: 'audit:verify' });
  try {
    const offices = office === undefined ? await database.inSystem(officesWithAudit) : [office];
    const reports: OfficeReport[] = [];
    for (const tenant of offices) reports.push(await database.inTenant(tenant, (tx) => verifyOffice(tx, published)));
    return reports;
  } finally {
    await database.close();
  }
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      office: { type: 'string' },
      published: { type: 'string' },
      json: { type: 'boolean', default: false },
      language: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { language, office, ...others } = values;
  if (language !== undefined && !isLanguage(language)) throw new Error('--language is nl or en.');
  if (office !== undefined && !/^\d{5}$/.test(office)) throw new Error('--office is a number of five digits.');
  return { ...others, language, office };
}

const isLanguage = (text: string): text is Language => text === 'nl' || text === 'en';

async function textAt(place: string): Promise<string> {
  if (!/^https?:/.test(place)) return readFileSync(place, 'utf8');
  const answer = await fetch(place, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${place} answers ${answer.status}.`);
  return answer.text();
}

function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): Language {
  return (LC_ALL ?? LC_MESSAGES ?? LANG ?? '').startsWith('nl') ? 'nl' : 'en';
}
