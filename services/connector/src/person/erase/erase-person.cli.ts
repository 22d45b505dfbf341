// `npm run erase-person`: asks the connector of an office to erase a person, and says what was erased and what is kept.
import { parseArgs } from 'node:util';
import type { ErasePersonBody, PersonErasure, Problem } from '@akkoord/contracts';
import { renderErasure, type Language } from './render-erasure.js';

const USAGE = `Usage: npm run erase-person -- --office NUMBER --address EMAIL [options]

Erases the names and addresses of a person at an office (art. 17 GDPR), in every service, as far as the law lets it. He must be inactive as a
contact and as an employee. What is erased does not come back. Asked again it erases what is left.

  --office NUMBER      participant number, five digits
  --address EMAIL      the e-mail address by which the office knows the person
  --dry-run            only tell what would be erased and kept
  --language nl|en     language of the text (default: that of the terminal)
  --help               this text

The connector is that of AKKOORD_CONNECTOR_URL, asked with an administration token of the office (AKKOORD_ADMIN_TOKEN); without them that of
this clone, while it runs.
Exit status: 0 all was done, 1 refused or not finished yet, 2 it could not be asked.
`;

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs the command; gives the exit status. */
export async function run(
  args: readonly string[],
  env: Environment,
  write: { readonly out: (text: string) => void; readonly err: (text: string) => void },
): Promise<number> {
  try {
    const { help, office, address, language = languageOf(env), isRehearsal } = readOptions(args);
    if (help) {
      write.out(USAGE);
      return 0;
    }
    const answer = await ask(env, office, { email: address, isRehearsal });
    if (!answer.ok) {
      const { code, messages } = (await answer.json()) as Problem;
      write.err(`${code}: ${messages[language]}\n`);
      return 1;
    }
    const erasure = (await answer.json()) as PersonErasure;
    write.out(`${renderErasure(erasure, language)}\n`);
    return erasure.isComplete ? 0 : 1;
  } catch (error) {
    write.err(`${(error as Error).message}\n`);
    return 2;
  }
}

function ask(env: Environment, office: string, body: ErasePersonBody): Promise<Response> {
  const { AKKOORD_CONNECTOR_URL: url, AKKOORD_ADMIN_TOKEN: token } = env;
  if (!url || !token)
    throw new Error('Start the system (npm run up), or set AKKOORD_CONNECTOR_URL and AKKOORD_ADMIN_TOKEN.');
  return fetch(new URL(`/v1/offices/${office}/people/erasure`, url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(180_000),
  });
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      office: { type: 'string', default: '' },
      address: { type: 'string', default: '' },
      'dry-run': { type: 'boolean', default: false },
      language: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { language, office, address, help } = values;
  if (language !== undefined && !isLanguage(language)) throw new Error('--language is nl or en.');
  if (!help && !/^\d{5}$/.test(office)) throw new Error('--office is a number of five digits.');
  if (!help && !address.includes('@')) throw new Error('--address is an e-mail address.');
  return { language, office, address, help, isRehearsal: values['dry-run'] };
}

const isLanguage = (text: string): text is Language => text === 'nl' || text === 'en';

const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language =>
  (LC_ALL ?? LC_MESSAGES ?? LANG ?? '').startsWith('nl') ? 'nl' : 'en';
