import { ErasePersonBody, PersonErasure } from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { ErasePerson } from './erase-person.js';

/** For the office, when a person asks to be erased; `npm run erase-person` asks it. */
@Controller('v1/offices/:participantNumber/people')
@UseGuards(TokenGuard)
@AllowedTo('office-admin')
export class ErasePersonController {
  constructor(private readonly people: ErasePerson) {}

  @Answers(PersonErasure)
  @Post('erasure')
  @HttpCode(200)
  erase(@CalledBy() caller: Caller, @Body() given: ErasePersonBody): Promise<PersonErasure> {
    return this.people.execute(caller.tenant, given, new Date());
  }
}
