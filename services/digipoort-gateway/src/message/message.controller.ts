import {
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
  UseGuards,
} from '@nestjs/common';
import { FetchedMessageList, FetchedMessageView, MessageQuery, MessagesFetched } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Answers, InternalGuard } from '@akkoord/service-kit';
import { officeParam } from '../http/office-param.js';
import { CommunicationProfileNotFound } from '../profile/profile.errors.js';
import { Profiles } from '../profile/profiles.js';
import { FetchMessages } from './fetch-messages.js';
import { MessageNotFound, MessagesBeingFetched } from './message.errors.js';
import { MessageLookRepository } from './message-look.repository.js';
import { type FetchedMessage, FetchedMessageRepository, type StoredFile } from './message.repository.js';

const PAGE = 50;
const SAFE_TYPES = ['application/xml', 'text/xml', 'application/pdf'];

/** What the authority put ready for an office and was fetched. */
@Controller('v1/offices/:participantNumber/messages')
@UseGuards(InternalGuard)
export class MessageController {
  constructor(
    private readonly database: Database,
    private readonly profiles: Profiles,
    private readonly fetchMessages: FetchMessages,
    private readonly messages: FetchedMessageRepository,
    private readonly looks: MessageLookRepository,
  ) {}

  @Answers(FetchedMessageList)
  @Header('cache-control', 'no-store')
  @Get()
  async list(
    @Param('participantNumber', officeParam) tenant: string,
    @Query() { filingId, before, limit = PAGE }: MessageQuery,
  ): Promise<FetchedMessageList> {
    const environment = this.profiles.of(tenant)?.settings.environment;
    return this.database.inTenant(tenant, async (tx) => {
      const found = await this.messages.list(tx, { filingId, before, limit });
      const state = environment && (await this.looks.state(tx, environment));
      return {
        messages: found.map(viewOf),
        ...(state?.lastAt ? { lastAt: state.lastAt.toISOString() } : {}),
        ...(state ? { nextAt: state.nextAt.toISOString() } : {}),
        ...(state?.problem ? { problem: state.problem } : {}),
      };
    });
  }

  /** Looks now, whatever the time. */
  @Answers(MessagesFetched)
  @Post('fetch')
  @HttpCode(200)
  async fetch(@Param('participantNumber', officeParam) tenant: string): Promise<MessagesFetched> {
    await this.profiles.refresh();
    if (!this.profiles.of(tenant)) throw new CommunicationProfileNotFound();
    const looked = await this.fetchMessages.look(tenant, true);
    if (!looked) throw new MessagesBeingFetched();
    const { fetched, confirmed, problem } = looked;
    return { fetched, confirmed, ...(problem ? { problem } : {}) };
  }

  @Answers(FetchedMessageView)
  @Header('cache-control', 'no-store')
  @Get(':messageId')
  async read(
    @Param('participantNumber', officeParam) tenant: string,
    @Param('messageId', ParseUUIDPipe) messageId: string,
  ): Promise<FetchedMessageView> {
    return viewOf(await this.find(tenant, messageId));
  }

  /** A file of a message by its SHA-256, byte for byte as it came. */
  @Get(':messageId/files/:sha256')
  @Header('cache-control', 'no-store')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', 'sandbox')
  async file(
    @Param('participantNumber', officeParam) tenant: string,
    @Param('messageId', ParseUUIDPipe) messageId: string,
    @Param('sha256') sha256: string,
  ): Promise<StreamableFile> {
    const message = await this.find(tenant, messageId);
    const file = [message, ...message.extras.attachments].find((one) => one.sha256 === sha256);
    const bytes = file && (await this.database.inTenant(tenant, (tx) => this.messages.bytes(tx, sha256)));
    if (!file || !bytes) throw new MessageNotFound();
    return new StreamableFile(bytes, {
      type: SAFE_TYPES.includes(file.mediaType) ? file.mediaType : 'application/octet-stream',
      disposition: `attachment; filename="${file.fileName.replaceAll(/[^\w.-]/g, '_')}"`,
      length: bytes.length,
    });
  }

  private async find(tenant: string, messageId: string): Promise<FetchedMessage> {
    const message = await this.database.inTenant(tenant, (tx) => this.messages.find(tx, messageId));
    if (!message) throw new MessageNotFound();
    return message;
  }
}

const fileView = ({ fileName, mediaType, sha256, size }: StoredFile) => ({ fileName, mediaType, sha256, size });

function viewOf(message: FetchedMessage): FetchedMessageView {
  const { id, environment, kenmerk, berichtsoort, berichtkenmerk, aanleverkenmerk, sender, filingId, extras } = message;
  return {
    messageId: id,
    ...{ environment, kenmerk, berichtsoort, berichtkenmerk, taxpayer: message.taxpayer },
    ...(aanleverkenmerk === null ? {} : { aanleverkenmerk }),
    ...(sender === null ? {} : { sender }),
    ...(filingId === null ? {} : { filingId }),
    deliveredAt: message.deliveredAt.toISOString(),
    fetchedAt: message.fetchedAt.toISOString(),
    ...(message.confirmedAt ? { confirmedAt: message.confirmedAt.toISOString() } : {}),
    content: fileView(message),
    attachments: extras.attachments.map(fileView),
    findings: extras.findings.map((one) => ({ ...one })),
    elements: extras.elements.map((one) => ({ ...one })),
  };
}
