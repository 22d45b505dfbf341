import type { AskEligibility, EligibilityAnswer } from '@akkoord/contracts';
import { parseOmzetbelastingNumber, parsePeriod, TaxInputError } from '@akkoord/tax';
import { Injectable } from '@nestjs/common';
import { ClientSenderConfig } from '../client-sender.config.js';
import { ConnectorClient } from '../delivery/connector-client.js';
import type { ConnectorAnswer } from '../delivery/delivery.js';
import type { ClientEnvironment } from '../environment/environment.js';
import { QuestionRefused } from './eligibility.errors.js';
import { readAnswer, unknownAnswer } from './eligibility.js';

/** Passes an ERP's question on to its office: may this be filed now? */
@Injectable()
export class AskConnector {
  constructor(
    private readonly connector: ConnectorClient,
    private readonly config: ClientSenderConfig,
  ) {}

  /** Throws QuestionRefused when the number or the period cannot exist; an office that does not answer is told as `unknown`. */
  async ask(environment: ClientEnvironment, asked: AskEligibility, now: Date): Promise<EligibilityAnswer> {
    refuseIfWrong(asked);
    let answer: ConnectorAnswer;
    try {
      answer = await this.connector.eligibility(environment, asked, this.config.eligibilityTimeoutMs);
    } catch {
      return unknownAnswer(now);
    }
    return readAnswer(answer, now);
  }
}

/** What can be seen here need not travel. */
function refuseIfWrong({ vatNumber, period }: AskEligibility): void {
  try {
    parseOmzetbelastingNumber(vatNumber);
    parsePeriod(period);
  } catch (error) {
    if (error instanceof TaxInputError) throw new QuestionRefused(error.code, error.messages);
    throw error;
  }
}
