import { Controller, Get, Header, Param, UseGuards } from '@nestjs/common';
import { Outlook, OverallOutlook } from '@akkoord/contracts';
import { Answers, InternalGuard } from '@akkoord/service-kit';
import { officeOf } from '../submission/filing-address.js';
import { ReadOutlook } from './read-outlook.js';

/** Outages and what they mean, for the portal. */
@Controller('v1')
@UseGuards(InternalGuard)
export class OutlookController {
  constructor(private readonly readOutlook: ReadOutlook) {}

  @Answers(Outlook)
  @Header('cache-control', 'no-store')
  @Get('offices/:participantNumber/outlook')
  async ofOffice(@Param('participantNumber') participantNumber: string): Promise<Outlook> {
    return this.readOutlook.ofOffice(officeOf(participantNumber), new Date());
  }

  @Answers(OverallOutlook)
  @Header('cache-control', 'no-store')
  @Get('outlook')
  async overall(): Promise<OverallOutlook> {
    return this.readOutlook.overall(new Date());
  }
}
