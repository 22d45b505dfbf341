import {
  filingFinding,
  type FilingFinding,
  type FilingPeriod,
  type MessageKind,
  type RoundedAmount,
  type SubmitReturn,
  type SubmittedBy,
} from '@akkoord/contracts';
import { compareSuppliedPdf } from '@akkoord/document';
import { amsterdamDate, TaxInputError } from '@akkoord/tax';
import { allFindings, readFiling, XbrlRefused, type Filing, type Finding } from '@akkoord/xbrl';
import { withStatement, withSuperseded, xbrlContentHash } from './content-hash.js';
import { makeFiling, type MadeFiling, type Maker } from './make-filing.js';
import { ContentAmbiguous, FiguresOfAnotherKind, ReturnIncorrect } from './return.errors.js';
import type { ReturnDocument } from './return.js';
import { holdsAnywhere } from './residence-unknown.js';
import { submitterOf } from './submitter.js';

export interface CheckedContent {
  readonly contentHash: string;
  readonly period: FilingPeriod;
  readonly document: ReturnDocument;
  readonly pdf?: Buffer;
  readonly returnFiledElsewhere: boolean;
  /** Warnings and notes. */
  readonly findings: readonly FilingFinding[];
  readonly rounding?: readonly RoundedAmount[];
  /** Reference of the return it takes the place of. */
  readonly supersedes?: string;
  /** Who made and sent it; no part of the content, so a repeat may name somebody else and changes nothing. */
  readonly submittedBy?: SubmittedBy;
}

/**
 * Checks what an ERP hands over and gives the document to file: its own XBRL byte for byte, or one made of its figures. What is made
 * is read back like any other, so that nothing leaves unchecked. Rejects with a Refusal that names what is wrong.
 */
export async function checkReturn(submitted: SubmitReturn, maker: Maker): Promise<CheckedContent> {
  const { kind, returnFiledElsewhere = false, supersedes } = submitted;
  if (returnFiledElsewhere && kind !== 'supplement')
    throw new FiguresOfAnotherKind(kind, undefined, 'returnFiledElsewhere');
  const submittedBy = submitterOf(submitted.submittedBy);
  const made = makeOrTake(submitted, maker);
  const filing = read(made.content, kind);
  const pdf = submitted.pdf === undefined ? undefined : Buffer.from(submitted.pdf, 'base64');
  const findings = [
    ...allFindings(filing, {
      today: amsterdamDate(maker.now),
      ...(submitted.figures?.discoveredOn === undefined ? {} : { discovered: submitted.figures.discoveredOn }),
    }),
    ...(pdf ? await compareSuppliedPdf(pdf, filing) : []),
  ];
  refuseIfWrong(findings);
  return {
    contentHash: withSuperseded(
      withStatement(made.contentHash ?? xbrlContentHash(kind, filing.sha256), returnFiledElsewhere),
      supersedes,
    ),
    returnFiledElsewhere,
    period: filing.period,
    document: { content: made.content, sha256: filing.sha256 },
    ...(pdf ? { pdf } : {}),
    findings: findings.filter(holdsAnywhere).map(filingFinding),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(submittedBy ? { submittedBy } : {}),
    ...(made.rounding ? { rounding: made.rounding } : {}),
  };
}

function makeOrTake(
  submitted: SubmitReturn,
  maker: Maker,
): Pick<MadeFiling, 'content' | 'rounding'> & { contentHash?: string } {
  const { xbrl, figures } = submitted;
  if (figures === undefined && xbrl !== undefined) return { content: Buffer.from(xbrl, 'base64') };
  if (figures === undefined || xbrl !== undefined) throw new ContentAmbiguous();
  try {
    return makeFiling(submitted, figures, maker);
  } catch (error) {
    throw asRefusal(error);
  }
}

function read(content: Buffer, kind: MessageKind): Filing {
  try {
    return readFiling(content, { expectedKind: kind });
  } catch (error) {
    throw asRefusal(error);
  }
}

function refuseIfWrong(findings: readonly Finding[]): void {
  const wrong = findings.filter(({ severity }) => severity === 'refuse');
  const [first] = wrong;
  if (first) throw new ReturnIncorrect(first.code, first.messages, { ...first.details, findings: findingsIn(wrong) });
}

function asRefusal(error: unknown): unknown {
  if (error instanceof TaxInputError) return new ReturnIncorrect(error.code, error.messages, error.details, error);
  if (!(error instanceof XbrlRefused)) return error;
  const params = { ...error.details, findings: findingsIn(error.findings) };
  return new ReturnIncorrect(error.code, error.messages, params, error);
}

const findingsIn = (findings: readonly Finding[]): object[] =>
  findings.map(({ code, severity, details }) => ({ code, severity, ...details }));
