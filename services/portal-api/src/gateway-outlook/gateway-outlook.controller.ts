import {
  type CertificateList,
  ClaimStopped,
  type CommunicationProfileView,
  FilingAtAuthority,
  FilingReleased,
  isAllowed,
  type Outlook,
  PortalOutlook,
  ReleaseStopped,
  SettleStopped,
} from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Answers, LOGGER, Refusal } from '@akkoord/service-kit';
import { amsterdamDate } from '@akkoord/tax';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  StreamableFile,
  UseGuards,
} from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Logger } from 'pino';
import type { Account } from '../account/account.js';
import { FilingNotFound } from '../filing/filing.errors.js';
import { findVisible, listVisible, type VisibleFiling } from '../filing/filing-queries.js';
import { summaryOf } from '../filing/filing-summary.js';
import { ActionNotYours } from '../people/people.errors.js';
import { sightOf } from '../people/standing.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { AskGateway } from './ask-gateway.js';
import { GatewayAway, OfficeOnly } from './gateway-outlook.errors.js';
import { clientNotices, officeNotices, portalOutlook, type WaitingFiling } from './outlook-notices.js';

const SEND_ERROR = 70;
/** What an office files with, as the gateway tells it. */
interface Certified {
  readonly profile: Pick<CommunicationProfileView, 'obstacle'>;
  readonly certificates: CertificateList['certificates'];
}

const UNKNOWN: PortalOutlook = { isKnown: false, notices: [], waiting: 0, stopped: 0 };

/** How filings fare at the authority, and what the office can do about one that stopped. */
@Controller('api')
@UseGuards(SessionGuard)
export class GatewayOutlookController {
  constructor(
    private readonly database: Database,
    private readonly gateway: AskGateway,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** A banner is worth nothing when it keeps the page from showing: without the gateway it says nothing. */
  @Answers(PortalOutlook)
  @Header('cache-control', 'no-store')
  @Get('outlook')
  async outlook(@CurrentSession() { account }: Session): Promise<PortalOutlook> {
    if (!this.gateway.isThere) return UNKNOWN;
    try {
      return await (account.site === 'office' ? this.ofOffice(account) : this.ofClient(account));
    } catch (error) {
      if (!(error instanceof GatewayAway)) throw error;
      this.log.warn({ err: error, tenant: account.tenant }, 'no outlook');
      return UNKNOWN;
    }
  }

  /** The filing as the gateway knows it, for the office: phase, statuses verbatim, processes to choose from. */
  @Answers(FilingAtAuthority)
  @Header('cache-control', 'no-store')
  @Get('filings/:filingId/authority')
  async atAuthority(
    @CurrentSession() { account }: Session,
    @Param('filingId') filingId: string,
  ): Promise<FilingAtAuthority> {
    await this.officeFiling(account, filingId);
    return this.gateway.json('GET', account.tenant, `filings/${filingId}`);
  }

  @Header('cache-control', 'private, no-store')
  @Get('filings/:filingId/evidence.zip')
  async evidence(@CurrentSession() { account }: Session, @Param('filingId') filingId: string): Promise<StreamableFile> {
    await this.officeFiling(account, filingId);
    const bytes = await this.gateway.bytes(account.tenant, `filings/${filingId}/evidence.zip`);
    const disposition = `attachment; filename="evidence-${filingId}.zip"`;
    return new StreamableFile(bytes, { type: 'application/zip', length: bytes.length, disposition });
  }

  @Answers(FilingReleased)
  @Post('filings/:filingId/release')
  @HttpCode(200)
  async release(
    @CurrentSession() { account }: Session,
    @Param('filingId') filingId: string,
    @Body() order: ReleaseStopped,
  ): Promise<FilingReleased> {
    return this.command(account, filingId, 'release', order);
  }

  @Answers(FilingReleased)
  @Post('filings/:filingId/claim')
  @HttpCode(200)
  async claim(
    @CurrentSession() { account }: Session,
    @Param('filingId') filingId: string,
    @Body() order: ClaimStopped,
  ): Promise<FilingReleased> {
    return this.command(account, filingId, 'claim', order);
  }

  @Answers(FilingReleased)
  @Post('filings/:filingId/settle')
  @HttpCode(200)
  async settle(
    @CurrentSession() { account }: Session,
    @Param('filingId') filingId: string,
    @Body() order: SettleStopped,
  ): Promise<FilingReleased> {
    return this.command(account, filingId, 'settle', order);
  }

  /** Who may mend a filing may let it go on, and say what became of it. */
  private async command(account: Account, filingId: string, what: string, order: object): Promise<FilingReleased> {
    const { roles } = await this.officeFiling(account, filingId);
    if (!isAllowed('repair', roles)) throw new ActionNotYours('repair');
    return this.gateway.json('POST', account.tenant, `filings/${filingId}/${what}`, { ...order, actor: account.email });
  }

  private async officeFiling(account: Account, filingId: string): Promise<VisibleFiling> {
    if (!isUUID(filingId)) throw new FilingNotFound();
    const visible = await this.database.inTenant(account.tenant, (tx) => findVisible(tx, account, filingId));
    if (!visible) throw new FilingNotFound();
    if (account.site !== 'office') throw new OfficeOnly();
    return visible;
  }

  private async ofOffice(account: Account): Promise<PortalOutlook> {
    const { tenant } = account;
    const sight = await this.database.inTenant(tenant, (tx) => sightOf(tx, account));
    if (sight === 'nothing') return UNKNOWN;
    const [outlook, profile, { certificates }] = await Promise.all([
      this.gateway.json<Outlook>('GET', tenant, 'outlook'),
      this.profile(tenant),
      this.gateway.json<CertificateList>('GET', tenant, 'certificates'),
    ]);
    if (sight === 'some') return this.ofSome(account, outlook, { profile, certificates });
    const { forecast, stopped } = outlook;
    const figures = { waiting: forecast?.waiting ?? 0, nextAttemptAt: forecast?.nextAttemptAt, stopped };
    return portalOutlook(officeNotices(outlook, profile, certificates), figures);
  }

  /** For who works for organisations that are named: what holds up the office concerns him too, how much waits of others does not. */
  private async ofSome(
    account: Account,
    { outages }: Outlook,
    { profile, certificates }: Certified,
  ): Promise<PortalOutlook> {
    const failed = await this.failed(account);
    const waiting = failed.flatMap(waitingOf);
    const stopped = failed.length - waiting.length;
    const notices = officeNotices({ outages, stopped }, profile, certificates);
    return portalOutlook(notices, { waiting: waiting.length, nextAttemptAt: soonestOf(waiting), stopped });
  }

  private async profile(tenant: string): Promise<Pick<CommunicationProfileView, 'obstacle'>> {
    try {
      return await this.gateway.json<CommunicationProfileView>('GET', tenant, 'communication-profile');
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'COMMUNICATION_PROFILE_NOT_FOUND') throw error;
      const { nl = '', en = '' } = error.messages ?? {};
      return { obstacle: { code: error.code, nl, en } };
    }
  }

  private async ofClient(account: Account): Promise<PortalOutlook> {
    const [outlook, failed] = await Promise.all([
      this.gateway.json<Outlook>('GET', account.tenant, 'outlook'),
      this.failed(account),
    ]);
    const waiting = failed.flatMap(waitingOf);
    const notices = clientNotices(outlook, waiting, amsterdamDate(new Date()));
    return portalOutlook(notices, { waiting: waiting.length, nextAttemptAt: soonestOf(waiting), stopped: 0 });
  }

  private async failed(account: Account): Promise<VisibleFiling[]> {
    const filings = await this.database.inTenant(account.tenant, (tx) => listVisible(tx, account));
    return filings.filter(({ status }) => status === SEND_ERROR);
  }
}

const soonestOf = (waiting: readonly WaitingFiling[]): string | undefined =>
  waiting
    .flatMap(({ nextAttemptAt }) => (nextAttemptAt ? [nextAttemptAt] : []))
    .sort((a, b) => a.getTime() - b.getTime())[0]
    ?.toISOString();

/** A filing that goes by itself; one that waits for the office is no news for a client here. */
function waitingOf(filing: VisibleFiling): WaitingFiling[] {
  const { nextAttemptAt } = (filing.details['sendError'] ?? {}) as { nextAttemptAt?: string };
  if (nextAttemptAt === undefined) return [];
  return [{ nextAttemptAt: new Date(nextAttemptAt), dueDate: summaryOf(filing).dueDate }];
}
