import type { Filing, Finding } from './filing.js';
import { checkFileName } from './file-name.js';
import { readDespiteSums, type ReadOptions } from './read-filing.js';
import { validateInstance } from './schema/validate-instance.js';
import { XbrlRefused } from './xbrl.errors.js';

/** Options of an examination: those of reading, and the name of the file when it has one (FR-NL-1.06). */
export interface ExamineOptions extends ReadOptions {
  readonly fileName?: string;
}

/** What can be said of one instance by itself; `filing` is there when its facts are right, also when its sums are not. */
export interface Examination {
  readonly filing?: Filing;
  readonly findings: readonly Finding[];
}

/**
 * Reads an instance and holds it against the filing rules, its report and the schema of XBRL 2.1; a bad instance gives
 * findings, never an error. Waits only for the validator to be loaded, the first time. No finding holds a value of the document.
 */
export async function examineFiling(bytes: Buffer, options: ExamineOptions = {}): Promise<Examination> {
  const { fileName, ...reading } = options;
  const name = fileName === undefined ? undefined : checkFileName(fileName);
  const { filing, findings } = read(bytes, reading);
  const known = new Set(findings.map(({ code }) => code));
  const broken = await validateInstance(bytes, { ...reading, ...(filing && { schemaRef: filing.entryPoint }) });
  const schema = broken.filter(({ code }) => !known.has(code));
  return {
    ...(filing === undefined ? {} : { filing }),
    findings: [...(name === undefined ? [] : [name]), ...findings, ...schema],
  };
}

function read(bytes: Buffer, options: ReadOptions): Examination {
  try {
    const filing = readDespiteSums(bytes, options);
    return { filing, findings: filing.findings };
  } catch (error) {
    if (error instanceof XbrlRefused) return { findings: error.findings };
    throw error;
  }
}
