import { RequestRate } from '@akkoord/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import { ClientSenderConfig } from './client-sender.config.js';
import { ConnectorClient } from './delivery/connector-client.js';
import { DeliverReturns } from './delivery/deliver-returns.js';
import { RecentConsignments } from './delivery/recent-consignments.js';
import { TellRefusal } from './delivery/tell-refusal.js';
import { AskConnector } from './eligibility/ask-connector.js';
import { EligibilityController } from './eligibility/eligibility.controller.js';
import { EnvironmentController } from './environment/environment.controller.js';
import { EnvironmentDirectory } from './environment/environment-directory.js';
import { GuardBodies } from './environment/guard-bodies.js';
import { RegisterEnvironment } from './environment/register-environment.js';
import { SecretBox } from './environment/secret-box.js';
import { SeedEnvironments } from './environment/seed-environments.js';
import { ReturnController } from './return/return.controller.js';
import { ReturnHandler } from './return/return.handler.js';
import { SubmitReturns } from './return/submit-returns.js';
import { SenderMetrics } from './sender-metrics.js';
import { ForgetSubmitters } from './submitter/forget-submitters.js';
import { ForgettingScheduler } from './submitter/forgetting-scheduler.js';
import { ApplyStatuses } from './status/apply-statuses.js';
import { FollowEnvironment } from './status/follow-environment.js';
import { FollowEnvironments } from './status/follow-environments.js';
import { DeliverWithdrawals } from './withdrawal/deliver-withdrawals.js';
import { WithdrawReturns } from './withdrawal/withdraw-returns.js';
import { WithdrawalController } from './withdrawal/withdrawal.controller.js';
import { WithdrawalHandler } from './withdrawal/withdrawal.handler.js';
import { DeliverWebhooks } from './webhook/deliver-webhooks.js';
import { PostWebhook } from './webhook/post-webhook.js';
import { QueueWebhooks } from './webhook/queue-webhooks.js';
import { WebhookController } from './webhook/webhook.controller.js';

/** All parts of client-sender, put together. */
@Module({})
export class ClientSenderModule {
  static with(config: ClientSenderConfig): DynamicModule {
    return {
      module: ClientSenderModule,
      controllers: [
        EnvironmentController,
        ReturnController,
        WithdrawalController,
        EligibilityController,
        WebhookController,
        ReturnHandler,
        WithdrawalHandler,
      ],
      providers: [
        { provide: SecretBox, useFactory: () => new SecretBox(config.secretKey) },
        { provide: RequestRate, useFactory: () => new RequestRate(config) },
        SenderMetrics,
        RegisterEnvironment,
        SeedEnvironments,
        EnvironmentDirectory,
        GuardBodies,
        ConnectorClient,
        SubmitReturns,
        AskConnector,
        DeliverReturns,
        RecentConsignments,
        TellRefusal,
        PostWebhook,
        DeliverWebhooks,
        QueueWebhooks,
        ApplyStatuses,
        FollowEnvironment,
        FollowEnvironments,
        DeliverWithdrawals,
        WithdrawReturns,
        ForgetSubmitters,
        ForgettingScheduler,
      ],
    };
  }
}
