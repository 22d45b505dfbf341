import { Answers } from '@akkoord/service-kit';
import { FilingList, FilingView } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { ExplainFiling } from '../explanation/explain-filing.js';
import { filingView } from '../explanation/filing-view.js';
import { ApprovalOfFiling } from '../filing-actions/approval-of-filing.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { listVisible } from './filing-queries.js';
import { summaryOf } from './filing-summary.js';

@Controller('api/filings')
@UseGuards(SessionGuard)
export class FilingController {
  constructor(
    private readonly database: Database,
    private readonly explainFiling: ExplainFiling,
    private readonly approvals: ApprovalOfFiling,
  ) {}

  @Answers(FilingList)
  @Get()
  async list(@CurrentSession() { account }: Session): Promise<FilingList> {
    const filings = await this.database.inTenant(account.tenant, (tx) => listVisible(tx, account));
    return { filings: filings.map(summaryOf) };
  }

  @Answers(FilingView)
  @Get(':filingId')
  async view(@CurrentSession() session: Session, @Param('filingId') filingId: string): Promise<FilingView> {
    const { account } = session;
    const explained = await this.explainFiling.explain(account, filingId, new Date());
    return { ...filingView(explained, account), ...(await this.approvals.of(session, explained.visible)) };
  }
}
