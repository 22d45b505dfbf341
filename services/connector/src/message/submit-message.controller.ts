import { Body, Controller, Post, Res, UseGuards } from '@nestjs/common';
import { MessageView, SubmitMessage } from '@akkoord/contracts';
import { uuidv7 } from '@akkoord/persistence';
import { Answers, currentTraceId } from '@akkoord/service-kit';
import type { FastifyReply } from 'fastify';
import { ConnectorConfig } from '../connector.config.js';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { RegisterVersion } from '../supersede/register-version.js';
import { fill } from './filing-events.js';
import { firstSteps, type RegisteredMessage } from './message.js';
import { readSubmission } from './read-submission.js';
import { RegisterMessage } from './register-message.js';

/** Where client environments hand over their messages. */
@Controller('v1/offices/:participantNumber/messages')
@UseGuards(TokenGuard)
@AllowedTo('client-environment')
export class SubmitMessageController {
  constructor(
    private readonly registerMessage: RegisterMessage,
    private readonly registerVersion: RegisterVersion,
    private readonly config: ConnectorConfig,
  ) {}

  /** 201 after the commit; a repeat gets 200 and the same answer, whatever happened to the message since. */
  @Answers(MessageView, { 200: 'The same message was registered before: as it stands now' })
  @Post()
  async submit(
    @CalledBy() caller: Caller,
    @Body() body: SubmitMessage,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MessageView> {
    const correlationId = currentTraceId();
    const message = await readSubmission(body, {
      id: uuidv7(),
      tenant: caller.tenant,
      clientEnvironmentId: caller.clientEnvironmentId!,
      now: new Date(),
      maxDocumentBytes: this.config.maxDocumentBytes,
      ...(correlationId === undefined ? {} : { correlationId }),
    });
    const registration =
      message.supersedes === undefined
        ? await this.registerMessage.register(caller.tenant, message)
        : await this.registerVersion.register(caller.tenant, message, message.supersedes);
    void reply.status(registration.isNew ? 201 : 200);
    return receiptOf(registration.message);
  }
}

const receiptOf = (message: RegisteredMessage): MessageView =>
  fill(MessageView, {
    messageId: message.id,
    externalMessageId: message.externalMessageId,
    kind: message.kind,
    status: message.registeredStatus,
    history: firstSteps(message),
    documentSha256: message.documentSha256,
    registeredAt: message.registeredAt.toISOString(),
    findings: [...message.findings],
  });
