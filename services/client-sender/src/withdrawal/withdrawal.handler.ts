import { ReturnWithdrawalRequested } from '@akkoord/contracts';
import { type EventBatch, OnEvent, Outbox, type ReceivedEvent, RefusedError } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { EnvironmentDirectory } from '../environment/environment-directory.js';
import type { ClientEnvironment } from '../environment/environment.js';
import { tokenIn } from '../environment/erp-token.js';
import { checkedShape } from '../return/checked-shape.js';
import { refusalOf } from './deliver-withdrawals.js';
import { WithdrawReturns } from './withdraw-returns.js';

/** Takes returns back for ERPs that speak AMQP: the same as over HTTP, answered with events. */
@Controller()
export class WithdrawalHandler {
  constructor(
    private readonly directory: EnvironmentDirectory,
    private readonly returns: WithdrawReturns,
    private readonly outbox: Outbox,
    private readonly database: Database,
  ) {}

  /** A message without a valid token goes to the dead queue before anything is done; whoever sent it cannot be answered. */
  @OnEvent(ReturnWithdrawalRequested)
  async handle(@Payload() batch: EventBatch<ReturnWithdrawalRequested>): Promise<void> {
    for (const message of batch) {
      const environment = await this.directory.authenticate(tokenIn(message.headers['authorization']));
      await this.take(environment, message);
    }
  }

  private async take(environment: ClientEnvironment, message: ReceivedEvent<ReturnWithdrawalRequested>): Promise<void> {
    try {
      await this.returns.request(environment, checkedShape(ReturnWithdrawalRequested, message.data), new Date());
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      await this.tell(environment, message, error);
    }
  }

  private async tell(
    { id, tenant }: ClientEnvironment,
    message: ReceivedEvent<ReturnWithdrawalRequested>,
    { code, message: text, messages = { nl: text, en: text } }: RefusedError,
  ): Promise<void> {
    const reference: unknown = (message.data as ReturnWithdrawalRequested | null)?.reference;
    const told = refusalOf(id, typeof reference === 'string' ? reference : '', { code, messages }, new Date());
    const event = Object.assign(told, { attempt: message.attempt });
    const routingKey = `return.withdrawal-refused.v1.${id}`;
    await this.database.inTenant(tenant, (tx) => this.outbox.add(tx, { event, causationId: message.id, routingKey }));
  }
}
