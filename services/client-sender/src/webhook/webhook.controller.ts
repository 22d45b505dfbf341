import { Answers } from '@akkoord/service-kit';
import { WebhookSettings, WebhookView } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Body, Controller, Delete, Get, HttpCode, Put, UseGuards } from '@nestjs/common';
import { ClientSenderConfig } from '../client-sender.config.js';
import type { ClientEnvironment } from '../environment/environment.js';
import { ErpTokenGuard, Sender } from '../environment/erp-token.guard.js';
import { aboutWebhookSecret, SecretBox } from '../environment/secret-box.js';
import { newWebhookSecret } from './sign-webhook.js';
import { checkWebhookUrl } from './webhook-address.js';
import { WebhookUnknown } from './webhook.errors.js';
import { findWebhook, putWebhook, removeWebhook } from './webhook.repository.js';

/** Where an ERP says to which address its statuses are posted. */
@Controller('v1/webhook')
@UseGuards(ErpTokenGuard)
export class WebhookController {
  constructor(
    private readonly database: Database,
    private readonly secrets: SecretBox,
    private readonly config: ClientSenderConfig,
  ) {}

  /** Sets the address. The secret is made, and shown, the first time only; for another: delete, then set again. */
  @Answers(WebhookView)
  @Put()
  async set(@Sender() { id, tenant }: ClientEnvironment, @Body() { url }: WebhookSettings): Promise<WebhookView> {
    checkWebhookUrl(url, this.config.webhookAllowPrivate);
    const secret = newWebhookSecret();
    const sealed = this.secrets.seal(secret, aboutWebhookSecret(tenant, id));
    const isNew = await this.database.inTenant(tenant, (tx) => putWebhook(tx, id, { url, secret: sealed }));
    return isNew ? { url, secret } : { url };
  }

  @Answers(WebhookView)
  @Get()
  async get(@Sender() { id, tenant }: ClientEnvironment): Promise<WebhookView> {
    const webhook = await this.database.inTenant(tenant, (tx) => findWebhook(tx, id));
    if (!webhook) throw new WebhookUnknown();
    const { url, lastStatus } = webhook;
    return lastStatus === null ? { url } : { url, lastStatus };
  }

  @Delete()
  @HttpCode(204)
  async remove(@Sender() { id, tenant }: ClientEnvironment): Promise<void> {
    if (!(await this.database.inTenant(tenant, (tx) => removeWebhook(tx, id)))) throw new WebhookUnknown();
  }
}
