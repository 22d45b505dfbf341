import { hash } from 'node:crypto';
import { FilingFacts, filingFinding, type SubmitMessage } from '@akkoord/contracts';
import { compareSuppliedPdf } from '@akkoord/document';
import { amsterdamDate } from '@akkoord/tax';
import { allFindings, examineFiling, type Filing, type Finding } from '@akkoord/xbrl';
import { fill } from './filing-events.js';
import { ContentDamaged, ContentNotBase64, DocumentRefused } from './message.errors.js';
import { FILED_LATE, NIL_RETURN, pdfReference, type NewMessage } from './message.js';
import { submitterOf } from './submitter.js';

/** What is known of a submission apart from its body. */
export interface SubmissionContext {
  readonly id: string;
  readonly tenant: string;
  readonly clientEnvironmentId: string;
  readonly now: Date;
  readonly maxDocumentBytes: number;
  readonly correlationId?: string;
}

/**
 * Checks a submission without trusting its sender: as an instance (reading, filing rules, schema), as a filing (sums, period, numbers),
 * and its PDF against it. Rejects with ContentNotBase64, ContentDamaged, SubmitterIncorrect or DocumentRefused.
 */
export async function readSubmission(given: SubmitMessage, context: SubmissionContext): Promise<NewMessage> {
  const submittedBy = submitterOf(context.tenant, given.submittedBy);
  const bytes = decoded(given.content);
  if (hash('sha256', bytes) !== given.contentSha256) throw new ContentDamaged();
  const pdf = given.pdf === undefined ? undefined : decoded(given.pdf);
  const { filing, findings, findingsOfNonResident } = await examine(bytes, pdf, given, context);
  return {
    id: context.id,
    number: { type: 'omzetbelastingnummer', value: filing.taxpayer },
    facts: fill(FilingFacts, {
      clientEnvironmentId: context.clientEnvironmentId,
      externalMessageId: given.externalMessageId,
      kind: filing.kind,
      period: { start: filing.period.start, end: filing.period.end },
      document: { sha256: filing.sha256, size: filing.size, mediaType: 'application/xml' },
      ...(pdf ? { suppliedPdf: pdfReference(hash('sha256', pdf), pdf.length) } : {}),
      ...totalOf(filing),
      ...(isNil(findings) ? { isNil: true } : {}),
      ...(filing.kind === 'supplement' && given.returnFiledElsewhere ? { returnFiledElsewhere: true } : {}),
      ...(submittedBy ? { submittedBy } : {}),
    }),
    bytes,
    content: given.content,
    ...(given.pdf === undefined ? {} : { pdf: given.pdf }),
    ...(given.supersedes === undefined ? {} : { supersedes: given.supersedes }),
    findings: findings.map(filingFinding),
    ...(findingsOfNonResident ? { findingsOfNonResident: findingsOfNonResident.map(filingFinding) } : {}),
    registeredAt: context.now,
    ...(context.correlationId === undefined ? {} : { correlationId: context.correlationId }),
  };
}

/** Node skips what is not base64, so only what encodes back to the same text is taken. */
function decoded(content: string): Buffer {
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== content) throw new ContentNotBase64();
  return bytes;
}

async function examine(
  bytes: Buffer,
  pdf: Buffer | undefined,
  given: SubmitMessage,
  { maxDocumentBytes: maxBytes, now }: SubmissionContext,
): Promise<{ filing: Filing; findings: readonly Finding[]; findingsOfNonResident?: readonly Finding[] }> {
  const { filing, findings } = await examineFiling(bytes, { expectedKind: given.kind, limits: { maxBytes } });
  const today = amsterdamDate(now);
  const checked = filing ? allFindings(filing, { today }, findings) : findings;
  if (!filing || checked.some(({ severity }) => severity === 'refuse')) throw documentRefused(checked);
  const ofPdf = pdf ? await compareSuppliedPdf(pdf, filing) : [];
  // Whose it is shows in the register only; what a resident is late with, another need not be.
  const ofNonResident = checked.some(({ code }) => code === FILED_LATE)
    ? [...allFindings(filing, { today, residence: 'non-resident' }, findings), ...ofPdf]
    : undefined;
  return {
    filing,
    findings: [...checked, ...ofPdf],
    ...(ofNonResident ? { findingsOfNonResident: ofNonResident } : {}),
  };
}

function documentRefused(findings: readonly Finding[]): DocumentRefused {
  const wrong = findings.filter(({ severity }) => severity === 'refuse');
  const [first] = wrong;
  if (!first) throw new Error('a document was refused without a reason');
  return new DocumentRefused(first.code, first.messages, wrong);
}

/** Whether the checks found that all boxes are zero (nihilaangifte). */
const isNil = (findings: readonly Pick<Finding, 'code'>[]): boolean => findings.some(({ code }) => code === NIL_RETURN);

function totalOf(filing: Filing): { totalEuros?: number } {
  switch (filing.kind) {
    case 'vat-return':
      return filing.figures.total === undefined ? {} : { totalEuros: filing.figures.total };
    case 'supplement':
      return { totalEuros: filing.supplement.difference };
    case 'icp-statement':
      return {};
    default:
      return filing satisfies never;
  }
}
