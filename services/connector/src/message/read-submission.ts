import { createHash } from 'node:crypto';
import { FilingFacts, type SubmitMessage } from '@akkoord/contracts';
import { type Filing, readFiling, XbrlRefused } from '@akkoord/xbrl';
import { fill } from './filing-events.js';
import { ContentDamaged, ContentNotBase64, DocumentRefused } from './message.errors.js';
import type { NewMessage } from './message.js';

/** What is known of a submission apart from its body. */
export interface SubmissionContext {
  readonly id: string;
  readonly clientEnvironmentId: string;
  readonly now: Date;
  readonly maxDocumentBytes: number;
  readonly correlationId?: string;
}

/** Checks a submission without trusting its sender; throws ContentNotBase64, ContentDamaged or DocumentRefused. */
export function readSubmission(given: SubmitMessage, context: SubmissionContext): NewMessage {
  const bytes = decoded(given.content);
  if (createHash('sha256').update(bytes).digest('hex') !== given.contentSha256) throw new ContentDamaged();
  const filing = read(bytes, given, context.maxDocumentBytes);
  return {
    id: context.id,
    number: { type: 'omzetbelastingnummer', value: filing.taxpayer },
    facts: fill(FilingFacts, {
      clientEnvironmentId: context.clientEnvironmentId,
      externalMessageId: given.externalMessageId,
      kind: filing.kind,
      period: { start: filing.period.start, end: filing.period.end },
      document: { sha256: filing.sha256, size: filing.size, mediaType: 'application/xml' },
      ...totalOf(filing),
    }),
    content: given.content,
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

function read(bytes: Buffer, given: SubmitMessage, maxBytes: number): Filing {
  try {
    return readFiling(bytes, { expectedKind: given.kind, limits: { maxBytes } });
  } catch (error) {
    if (error instanceof XbrlRefused) throw new DocumentRefused(error.code, error.messages, error.findings, error);
    throw error;
  }
}

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
