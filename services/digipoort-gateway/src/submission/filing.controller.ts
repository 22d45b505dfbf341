import { Body, Controller, Get, Header, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import {
  ClaimProcess as ClaimOrder,
  FilingAtAuthority,
  FilingReleased,
  ReleaseFiling as ReleaseOrder,
  SettleFiling as SettleOrder,
} from '@akkoord/contracts';
import { Answers, InternalGuard } from '@akkoord/service-kit';
import { ClaimProcess } from './claim-process.js';
import { filingOf, officeOf } from './filing-address.js';
import { ReadFiling } from './read-filing.js';
import { ReleaseFiling } from './release-filing.js';
import { SettleFiling } from './settle-filing.js';

/** One filing at the gateway, for the portal: how it stands, and letting it go on. */
@Controller('v1/offices/:participantNumber/filings/:filingId')
@UseGuards(InternalGuard)
export class FilingController {
  constructor(
    private readonly readFiling: ReadFiling,
    private readonly releaseFiling: ReleaseFiling,
    private readonly claimProcess: ClaimProcess,
    private readonly settleFiling: SettleFiling,
  ) {}

  @Answers(FilingAtAuthority)
  @Header('cache-control', 'no-store')
  @Get()
  async read(
    @Param('participantNumber') office: string,
    @Param('filingId') filing: string,
  ): Promise<FilingAtAuthority> {
    return this.readFiling.read(officeOf(office), filingOf(filing));
  }

  @Answers(FilingReleased)
  @Post('release')
  @HttpCode(200)
  async release(
    @Param('participantNumber') office: string,
    @Param('filingId') filing: string,
    @Body() order: ReleaseOrder,
  ): Promise<FilingReleased> {
    const filingId = filingOf(filing);
    const { commandId: id, actor, reason } = order;
    return { filingId, result: await this.releaseFiling.release(officeOf(office), filingId, { id, actor, reason }) };
  }

  @Answers(FilingReleased)
  @Post('claim')
  @HttpCode(200)
  async claim(
    @Param('participantNumber') office: string,
    @Param('filingId') filing: string,
    @Body() { commandId: id, actor, reason, kenmerk }: ClaimOrder,
  ): Promise<FilingReleased> {
    const [tenant, filingId] = [officeOf(office), filingOf(filing)];
    const given = { id, actor, reason };
    const result =
      kenmerk === undefined
        ? await this.claimProcess.disown(tenant, filingId, given)
        : await this.claimProcess.claim(tenant, filingId, kenmerk, given);
    return { filingId, result };
  }

  @Answers(FilingReleased)
  @Post('settle')
  @HttpCode(200)
  async settle(
    @Param('participantNumber') office: string,
    @Param('filingId') filing: string,
    @Body() { commandId: id, actor, reason, arrived, kenmerk }: SettleOrder,
  ): Promise<FilingReleased> {
    const [tenant, filingId] = [officeOf(office), filingOf(filing)];
    const seen = arrived ? { arrived, ...(kenmerk === undefined ? {} : { kenmerk }) } : { arrived };
    return { filingId, result: await this.settleFiling.settle(tenant, filingId, seen, { id, actor, reason }) };
  }
}
