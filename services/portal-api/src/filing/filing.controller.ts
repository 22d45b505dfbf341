import { Answers } from '@akkoord/service-kit';
import { ApproveFiling, RejectFiling, DecisionTaken, FilingList, FilingView } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { ReadDocument } from '../document/read-document.js';
import { showDocument } from '../document/show-document.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { DecideFiling, type DecisionGiven } from './decide-filing.js';
import { FilingNotFound } from './filing.errors.js';
import { findVisible, listVisible } from './filing-queries.js';
import { summaryOf, viewOf } from './filing-view.js';

@Controller('api/filings')
@UseGuards(SessionGuard)
export class FilingController {
  constructor(
    private readonly database: Database,
    private readonly documents: ReadDocument,
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
    if (!isUUID(filingId)) throw new FilingNotFound();
    const filing = await this.database.inTenant(account.tenant, (tx) => findVisible(tx, account, filingId));
    if (!filing) throw new FilingNotFound();
    const document = await this.documents.read(account.tenant, filing.facts.document);
    return viewOf(filing, showDocument(document));
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
