import { Answers } from '@akkoord/service-kit';
import { FILING_STATUSES, type FilingStatus, ReturnList, ReturnView, SubmitReturn } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { ClientEnvironment } from '../environment/environment.js';
import { ErpTokenGuard, Sender } from '../environment/erp-token.guard.js';
import { ReturnUnknown } from './return.errors.js';
import { findDocument, findReturns, listReturns } from './return.repository.js';
import { returnView } from './return-view.js';
import { SubmitReturns } from './submit-returns.js';

/** Query of `GET /v1/returns`. */
export class ReturnsQuery {
  @IsOptional() @Type(() => Number) @IsIn(FILING_STATUSES) status?: FilingStatus;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit?: number;
}

/** Where ERPs hand over returns and ask after them; a token sees its own environment's returns only. */
@Controller('v1/returns')
@UseGuards(ErpTokenGuard)
export class ReturnController {
  constructor(
    private readonly returns: SubmitReturns,
    private readonly database: Database,
  ) {}

  @Answers(ReturnView, { 200: 'The same return was taken before: as it stands now' })
  @Post()
  @HttpCode(202)
  async submit(
    @Sender() environment: ClientEnvironment,
    @Body() submitted: SubmitReturn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReturnView> {
    const { stored, isNew } = await this.returns.submit(environment, submitted);
    void reply.status(isNew ? 202 : 200);
    return returnView(stored);
  }

  @Answers(ReturnList)
  @Get()
  async list(@Sender() { id, tenant }: ClientEnvironment, @Query() query: ReturnsQuery): Promise<ReturnList> {
    const { status, limit = 50 } = query;
    const found = await this.database.inTenant(tenant, (tx) =>
      listReturns(tx, id, { limit, ...(status === undefined ? {} : { status }) }),
    );
    return { returns: found.map(returnView) };
  }

  @Answers(ReturnView)
  @Get(':reference')
  async one(@Sender() { id, tenant }: ClientEnvironment, @Param('reference') reference: string): Promise<ReturnView> {
    const found = await this.database.inTenant(tenant, (tx) => findReturns(tx, [{ environmentId: id, reference }]));
    const [stored] = found.values();
    if (!stored) throw new ReturnUnknown();
    return returnView(stored);
  }

  @Get(':reference/document')
  @Header('content-type', 'application/xml')
  async document(@Sender() { id, tenant }: ClientEnvironment, @Param('reference') reference: string): Promise<Buffer> {
    const content = await this.database.inTenant(tenant, (tx) => findDocument(tx, { environmentId: id, reference }));
    if (!content) throw new ReturnUnknown();
    return content;
  }
}
