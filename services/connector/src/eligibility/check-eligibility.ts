import { randomUUID } from 'node:crypto';
import { CheckEligibility as Question, type AskEligibility, type EligibilityAnswer } from '@akkoord/contracts';
import type { EligibilityChecked, OrganisationReference } from '@akkoord/contracts';
import { Requester, RequestFailed, RequestTimeout } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { parseOmzetbelastingNumber, parsePeriod, TaxInputError, type Period } from '@akkoord/tax';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { ConnectorConfig } from '../connector.config.js';
import { MatchingRepository } from '../message/matching.repository.js';
import { numberKey, type MessageNumber } from '../message/message.js';
import { SupersededMessageUnknown } from '../supersede/supersede.errors.js';
import { SupersededMessageRepository } from '../supersede/superseded-message.repository.js';
import type { Caller } from '../token/token.js';
import { QuestionIncorrect } from './eligibility.errors.js';
import { answerFor, judgementUnknown, organisationUnknown } from './eligibility.js';

/** Tells a client environment whether a filing would be let in, before it makes the filing: the workflow judges, in time or not at all. */
@Injectable()
export class CheckEligibility {
  constructor(
    private readonly database: Database,
    private readonly matching: MatchingRepository,
    private readonly superseded: SupersededMessageRepository,
    private readonly requester: Requester,
    private readonly config: ConnectorConfig,
  ) {}

  /** Throws QuestionIncorrect for a number or a period that cannot exist, SupersededMessageUnknown for a reference nobody sent. */
  async execute({ tenant, clientEnvironmentId }: Caller, asked: AskEligibility, now: Date): Promise<EligibilityAnswer> {
    const { number, period } = readQuestion(asked);
    const { blockedKinds, organisations, supersedes } = await this.database.inTenant(tenant, async (tx) => ({
      ...(await this.matching.facts(tx, [number])),
      supersedes: await this.supersededId(tx, clientEnvironmentId, asked.supersedes),
    }));
    const organisation = organisations.get(numberKey(number));
    if (!organisation) return organisationUnknown(now);
    const isKindBlocked = blockedKinds.has(asked.kind);
    const question = questionOf(asked, { period, organisation, isKindBlocked, supersedes });
    const judged = await this.ask(tenant, question);
    return judged ? answerFor(clientEnvironmentId, judged, now) : judgementUnknown(now);
  }

  private async supersededId(
    tx: Transaction,
    clientEnvironmentId: string | null,
    supersedes: string | undefined,
  ): Promise<string | undefined> {
    if (supersedes === undefined) return undefined;
    const old =
      clientEnvironmentId === null ? undefined : await this.superseded.find(tx, clientEnvironmentId, supersedes);
    if (!old) throw new SupersededMessageUnknown(supersedes);
    return old.id;
  }

  private async ask(tenant: string, question: Question): Promise<EligibilityChecked | undefined> {
    try {
      return await this.requester.request<EligibilityChecked>(question, {
        tenant,
        // A question changes nothing, so each is one of its own.
        idempotencyKey: `eligibility:${randomUUID()}`,
        timeoutMs: this.config.eligibilityTimeoutMs,
      });
    } catch (error) {
      if (error instanceof RequestTimeout || error instanceof RequestFailed) return undefined;
      throw error;
    }
  }
}

function readQuestion({ vatNumber, period }: AskEligibility): { number: MessageNumber; period: Period } {
  try {
    const value = parseOmzetbelastingNumber(vatNumber);
    return { number: { type: 'omzetbelastingnummer', value }, period: parsePeriod(period) };
  } catch (error) {
    if (error instanceof TaxInputError) throw new QuestionIncorrect(error.code, error.messages, error);
    throw error;
  }
}

interface QuestionParts {
  readonly period: Period;
  readonly organisation: OrganisationReference;
  readonly isKindBlocked: boolean;
  readonly supersedes: string | undefined;
}

const questionOf = (
  { kind, returnFiledElsewhere = false }: AskEligibility,
  { organisation: { organisationId }, supersedes, ...rest }: QuestionParts,
): Question =>
  plainToInstance(Question, {
    organisationId,
    kind,
    returnFiledElsewhere,
    ...rest,
    ...(supersedes === undefined ? {} : { supersedes }),
  });
