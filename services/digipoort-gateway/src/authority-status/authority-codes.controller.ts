import { Controller, Get, UseGuards } from '@nestjs/common';
import { AuthorityCodeList } from '@akkoord/contracts';
import { Answers, InternalGuard } from '@akkoord/service-kit';
import { AUTHORITY_CODES } from './authority-codes.js';

/** What the authority's codes mean and what to do, as data. */
@Controller('v1/authority-codes')
@UseGuards(InternalGuard)
export class AuthorityCodesController {
  @Answers(AuthorityCodeList)
  @Get()
  list(): AuthorityCodeList {
    return { codes: [...AUTHORITY_CODES] };
  }
}
