// `akkoord-verify certificate.json`: whether an approval certificate holds, without an account and without asking anybody.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renderVerification } from './render-verification.js';
import { verifyFile, type Verification } from './verify-file.js';
import type { Language } from './words.js';

const USAGE = `Usage: akkoord-verify [options] certificate.json

Checks an approval certificate: who approved which filing, when, and whether that stands in the audit trail of the office.

  --document FILE      the filing itself (XBRL): compares its SHA-256 and its figures
  --key ID|FILE        key of the office: its id, or a file with it in PEM; may be given more than once
  --anchors FILE|URL   anchors and keys as the office publishes them: https://<portal>/api/public/anchors/<office>
  --json               one JSON document instead of text
  --language nl|en     language of the text (default: that of the terminal)
  --help               this text

Exit status: 0 it holds (what could not be told is named), 1 it does not, 2 it could not be checked.
`;

/** Runs the command; gives the exit status. Writes through the two functions only. */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  write: { readonly out: (text: string) => void; readonly err: (text: string) => void },
): Promise<number> {
  let options;
  try {
    options = readOptions(args);
  } catch (error) {
    write.err(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    write.out(USAGE);
    return 0;
  }
  try {
    const found = await verify(options);
    write.out(
      `${options.json ? JSON.stringify(found, null, 2) : renderVerification(found, options.language ?? languageOf(env))}\n`,
    );
    return found.verdict === 'holds' ? 0 : 1;
  } catch (error) {
    write.err(`${(error as Error).message}\n`);
    return 2;
  }
}

async function verify({ file, document, keys, anchors }: ReturnType<typeof readOptions>): Promise<Verification> {
  const trusted = keys.map((key) => (/^[0-9a-f]{64}$/i.test(key) ? key : readFileSync(key, 'utf8')));
  return verifyFile(readFileSync(file, 'utf8'), {
    ...(document === undefined ? {} : { document: readFileSync(document) }),
    ...(trusted.length === 0 ? {} : { trusted }),
    ...(anchors === undefined ? {} : { published: await textAt(anchors) }),
  });
}

async function textAt(place: string): Promise<string> {
  if (!/^https?:/.test(place)) return readFileSync(place, 'utf8');
  const answer = await fetch(place, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${place} answers ${answer.status}.`);
  return answer.text();
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      document: { type: 'string' },
      key: { type: 'string', multiple: true, default: [] },
      anchors: { type: 'string' },
      json: { type: 'boolean', default: false },
      language: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { language, key: keys, ...others } = values;
  if (language !== undefined && !isLanguage(language)) throw new Error('--language is nl or en.');
  const [file = '', ...more] = positionals;
  if (!others.help && (file === '' || more.length > 0)) throw new Error('Give one certificate.');
  return { ...others, keys, language, file };
}

const isLanguage = (text: string): text is Language => text === 'nl' || text === 'en';

function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): Language {
  return (LC_ALL ?? LC_MESSAGES ?? LANG ?? '').startsWith('nl') ? 'nl' : 'en';
}
