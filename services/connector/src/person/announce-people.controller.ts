import { PeopleAnnounced } from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { AnnouncePeople } from './announce-people.js';

/** For who runs the system: every service hears of organisations, contacts and employees again. */
@Controller('v1/offices/:participantNumber/people')
@UseGuards(TokenGuard)
@AllowedTo('office-admin')
export class AnnouncePeopleController {
  constructor(private readonly people: AnnouncePeople) {}

  @Answers(PeopleAnnounced)
  @Post('announcement')
  @HttpCode(200)
  async announce(@CalledBy() caller: Caller): Promise<PeopleAnnounced> {
    return this.people.announce(caller.tenant);
  }
}
