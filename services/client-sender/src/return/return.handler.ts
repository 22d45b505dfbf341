import { ReturnRefused, ReturnSubmitted } from '@akkoord/contracts';
import { type EventBatch, OnEvent, Outbox, type ReceivedEvent, RefusedError } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { EnvironmentDirectory } from '../environment/environment-directory.js';
import type { ClientEnvironment } from '../environment/environment.js';
import { tokenIn } from '../environment/erp-token.js';
import { checkedShape } from './checked-shape.js';
import { SubmitReturns } from './submit-returns.js';

interface Refused {
  readonly environment: ClientEnvironment;
  readonly message: ReceivedEvent<ReturnSubmitted>;
  readonly error: RefusedError;
}

/** Takes returns from ERPs that speak AMQP: the same as `POST /v1/returns`, answered with events. */
@Controller()
export class ReturnHandler {
  constructor(
    private readonly directory: EnvironmentDirectory,
    private readonly returns: SubmitReturns,
    private readonly outbox: Outbox,
    private readonly database: Database,
  ) {}

  /** A message without a valid token goes to the dead queue before anything is done; whoever sent it cannot be answered. */
  @OnEvent(ReturnSubmitted)
  async handle(@Payload() batch: EventBatch<ReturnSubmitted>): Promise<void> {
    const senders = await Promise.all(
      batch.map(({ headers }) => this.directory.authenticate(tokenIn(headers['authorization']))),
    );
    const answers = await Promise.all(batch.map((message, index) => this.take(senders[index]!, message)));
    await this.tell(answers.filter((answer) => answer !== undefined));
  }

  private async take(
    environment: ClientEnvironment,
    message: ReceivedEvent<ReturnSubmitted>,
  ): Promise<Refused | undefined> {
    try {
      await this.returns.submit(environment, checkedShape(ReturnSubmitted, message.data));
      return undefined;
    } catch (error) {
      if (error instanceof RefusedError) return { environment, message, error };
      throw error;
    }
  }

  private async tell(refused: readonly Refused[]): Promise<void> {
    for (const tenant of new Set(refused.map(({ environment }) => environment.tenant))) {
      const events = refused.filter(({ environment }) => environment.tenant === tenant).map(refusalEvent);
      await this.database.inTenant(tenant, (tx) => this.outbox.add(tx, ...events));
    }
  }
}

function refusalEvent({ environment, message, error }: Refused) {
  const reference: unknown = (message.data as ReturnSubmitted | null)?.reference;
  const event = Object.assign(new ReturnRefused(), {
    environmentId: environment.id,
    reference: typeof reference === 'string' ? reference.slice(0, 100) : '',
    code: error.code,
    messageNl: (error.messages?.nl ?? error.message).slice(0, 1000),
    messageEn: (error.messages?.en ?? error.message).slice(0, 1000),
    at: new Date().toISOString(),
    attempt: message.attempt,
  });
  return { event, causationId: message.id, routingKey: `return.refused.v1.${environment.id}` };
}
