// `akkoord-check FILE…`: what Akkoord will say of finished filings, before anything is connected.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { amsterdamDate, isIsoDate } from '@akkoord/tax';
import { checkFiles, type GivenFile } from './check-file.js';
import { renderReport, type Language } from './render-report.js';

const USAGE = `Usage: akkoord-check [options] FILE…

Reads finished filings (XBRL) as Akkoord and Digipoort will, and says what they are and what is wrong with them.
Files given together are compared: box 3b with the ICP statement, a return with the one before it.

  --json              one JSON document instead of text
  --language nl|en    language of the text (default: that of the terminal)
  --today YYYY-MM-DD  judge as if on that day
  --strict            warnings fail too
  --help              this text

Exit status: 0 good (warnings allowed, unless --strict), 1 a filing is wrong, 2 it could not be checked.
`;

/** Runs the command; gives the exit status. Writes through the two functions only. */
export async function run(
  args: readonly string[],
  environment: { readonly env: Readonly<Record<string, string | undefined>>; readonly now: Date },
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
  const given = readFiles(options.files, write.err);
  if (given === undefined) return 2;
  const reports = await checkFiles(given, options.today ?? amsterdamDate(environment.now));
  const language = options.language ?? languageOf(environment.env);
  if (options.json) write.out(`${JSON.stringify(reports, null, 2)}\n`);
  else write.out(`${reports.map((report) => renderReport(report, language)).join('\n\n')}\n`);
  const fails = options.strict ? ['refused', 'warned'] : ['refused'];
  return reports.some(({ verdict }) => fails.includes(verdict)) ? 1 : 0;
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      language: { type: 'string' },
      today: { type: 'string' },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { json, strict, help, language, today } = values;
  if (language !== undefined && !isLanguage(language)) throw new Error('--language is nl or en.');
  if (today !== undefined && !isIsoDate(today)) throw new Error('--today is a date: YYYY-MM-DD.');
  if (!help && positionals.length === 0) throw new Error('Give at least one file.');
  return { json, strict, help, language, today, files: positionals };
}

const isLanguage = (text: string): text is Language => text === 'nl' || text === 'en';

/** Undefined when one of them cannot be read; each of those is named. */
function readFiles(paths: readonly string[], err: (text: string) => void): GivenFile[] | undefined {
  const given: GivenFile[] = [];
  for (const path of paths) {
    try {
      given.push({ name: basename(path), bytes: readFileSync(path) });
    } catch (error) {
      err(
        `${path}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : (error as Error).message}\n`,
      );
    }
  }
  return given.length === paths.length ? given : undefined;
}

function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): Language {
  return (LC_ALL ?? LC_MESSAGES ?? LANG ?? '').startsWith('nl') ? 'nl' : 'en';
}
