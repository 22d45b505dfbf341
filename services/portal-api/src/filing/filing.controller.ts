import { Answers } from '@akkoord/service-kit';
import { ApproveFiling, RejectFiling, DecisionTaken, FilingList, FilingView } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { ExplainFiling } from '../explanation/explain-filing.js';
import { filingView } from '../explanation/filing-view.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { DecideFiling, type DecisionGiven } from './decide-filing.js';
import { FilingNotFound } from './filing.errors.js';
import { listVisible } from './filing-queries.js';
import { summaryOf } from './filing-summary.js';

@Controller('api/filings')
@UseGuards(SessionGuard)
export class FilingController {
  constructor(
    private readonly database: Database,
    private readonly explainFiling: ExplainFiling,
    private readonly decideFiling: DecideFiling,
  ) {}

  @Answers(FilingList)
  @Get()
  async list(@CurrentSession() { account }: Session): Promise<FilingList> {
    const filings = await this.database.inTenant(account.tenant, (tx) => listVisible(tx, account));
    return { filings: filings.map(summaryOf) };
  }

  @Answers(FilingView)
  @Get(':filingId')
  async view(@CurrentSession() { account }: Session, @Param('filingId') filingId: string): Promise<FilingView> {
    return filingView(await this.explainFiling.explain(account, filingId, new Date()), account);
  }

  @Answers(DecisionTaken)
  @Post(':filingId/approve')
  @HttpCode(200)
  async approve(
    @CurrentSession() session: Session,
    @Param('filingId') filingId: string,
    @Body() { documentSha256 }: ApproveFiling,
  ): Promise<DecisionTaken> {
    return this.decide(session, filingId, { decision: 'approve', documentSha256 });
  }

  @Answers(DecisionTaken)
  @Post(':filingId/reject')
  @HttpCode(200)
  async reject(
    @CurrentSession() session: Session,
    @Param('filingId') filingId: string,
    @Body() { documentSha256, reasonCode, text }: RejectFiling,
  ): Promise<DecisionTaken> {
    return this.decide(session, filingId, { decision: 'reject', documentSha256, reason: { code: reasonCode, text } });
  }

  private async decide(session: Session, filingId: string, given: DecisionGiven): Promise<DecisionTaken> {
    if (!isUUID(filingId)) throw new FilingNotFound();
    return this.decideFiling.execute(session, filingId, given);
  }
}
