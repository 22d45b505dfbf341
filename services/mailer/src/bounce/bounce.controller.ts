import { InternalGuard, Refusal } from '@akkoord/service-kit';
import { Body, Controller, HttpCode, Injectable, Post, UseGuards, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { TakeBounce } from './take-bounce.js';

/** Larger reports exist, but hold the whole mail that came back; ours are small. */
const LARGEST_REPORT = 2 * 1024 * 1024;

/** Lets a message in as it is, `message/rfc822`. */
@Injectable()
export class ReadMessages implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    this.host.httpAdapter
      .getInstance<FastifyInstance>()
      .addContentTypeParser('message/rfc822', { parseAs: 'buffer', bodyLimit: LARGEST_REPORT }, (_, body, done) =>
        done(null, body),
      );
  }
}

/** The message is no report about a mail of ours. */
export class NotABounce extends Refusal {
  constructor() {
    super('MAIL_NOT_A_BOUNCE', {
      nl: 'Dit bericht is geen melding over een mail die hier is verstuurd. Lever alleen onbestelbaarheidsmeldingen (RFC 3464) aan.',
      en: 'This message is no report about a mail that was sent here. Hand over reports of undeliverable mail (RFC 3464) only.',
      status: 422,
    });
  }
}

/** Where the mail server that receives `MAILER_BOUNCE_ADDRESS` hands over what comes back, one message a request. */
@Controller('internal/bounces')
@UseGuards(InternalGuard)
export class BounceController {
  constructor(private readonly takeBounce: TakeBounce) {}

  @Post()
  @HttpCode(204)
  async take(@Body() message: unknown): Promise<void> {
    if (!Buffer.isBuffer(message) || !(await this.takeBounce.take(message, new Date()))) throw new NotABounce();
  }
}
