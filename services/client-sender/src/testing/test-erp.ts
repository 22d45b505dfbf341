import { randomUUID } from 'node:crypto';
import { EXCHANGES } from '@akkoord/messaging';
import { eventually } from '@akkoord/testing';
import { expect } from '@jest/globals';
import { type Json, type Reply, TestSender } from './test-sender.js';

/** How a test talks to the broker: only tests themselves do. */
interface Connection {
  createConfirmChannel(): Promise<Channel>;
  close(): Promise<unknown>;
}
interface Channel {
  assertQueue(name: string, options: { exclusive: boolean }): Promise<{ queue: string }>;
  bindQueue(queue: string, exchange: string, key: string): Promise<unknown>;
  consume(queue: string, on: (message: Message | null) => void, options: { noAck: boolean }): Promise<unknown>;
  get(queue: string, options: { noAck: boolean }): Promise<Message | false>;
  publish(exchange: string, key: string, content: Buffer, options: object): unknown;
  waitForConfirms(): Promise<void>;
}
interface Message {
  readonly content: Buffer;
  readonly properties: { readonly messageId?: unknown };
}

/** An event to the ERP. */
interface Heard {
  readonly type: string;
  readonly data: Json;
}

/** Figures of a return of the third quarter of 2026. */
export const figures = {
  vatNumber: '123456782B01',
  period: '2026-Q3',
  boxes: { '1a.turnover': 1000, '1a.tax': 210, '5b': 60 },
  contact: { initials: 'J', surname: 'Bakker', telephoneNumber: '0201234567' },
};

/** A return that nobody handed over before. */
export const aReturn = (parts: object = {}) => ({
  reference: `r-${randomUUID()}`,
  kind: 'vat-return',
  figures,
  ...parts,
});

/** The bakery's ERP and the client-sender it talks to: hands over returns, looks at them, and hears over AMQP what becomes of them. For tests. */
export class TestErp {
  readonly sender = new TestSender();
  private readonly heard: Heard[] = [];
  private connection!: Connection;
  private channel!: Channel;

  async begin(connect: (amqpUrl: string) => Promise<Connection>): Promise<void> {
    await this.sender.begin();
    const { bakery, broker } = this.sender;
    this.connection = await connect(broker.url);
    this.channel = await this.connection.createConfirmChannel();
    const { queue } = await this.channel.assertQueue('', { exclusive: true });
    for (const type of ['return.status-changed.v1', 'return.refused.v1', 'return.withdrawal-refused.v1'])
      await this.channel.bindQueue(queue, EXCHANGES.erp, `${type}.${bakery.id}`);
    const hear = (message: Message | null) =>
      message && this.heard.push(JSON.parse(message.content.toString()) as Heard);
    await this.channel.consume(queue, hear, { noAck: true });
  }

  async end(): Promise<void> {
    await this.connection?.close();
    await this.sender.end();
  }

  submit(body: object, token?: string): Promise<Reply> {
    return this.sender.call('POST', '/v1/returns', body, token);
  }

  view(reference: string, token?: string): Promise<Reply> {
    return this.sender.call('GET', `/v1/returns/${encodeURIComponent(reference)}`, undefined, token);
  }

  /** The return once the connector has it and told so. */
  delivered(reference: string): Promise<Json> {
    return eventually(async () => {
      const body: unknown = (await this.view(reference)).body;
      expect(body).toMatchObject({ delivery: 'delivered', status: 10, messageId: expect.any(String) });
      return body;
    });
  }

  /** The events about a return, oldest first. */
  heardAbout(reference: string): Heard[] {
    return this.heard.filter(({ data }) => (data as { reference: string }).reference === reference);
  }

  /** Hands over a return over AMQP, or asks for something else; gives the id of the message. */
  async publish(
    body: object,
    headers: object,
    { messageId = randomUUID(), type = 'return.submitted.v1' }: { messageId?: string; type?: string } = {},
  ): Promise<string> {
    const options = { headers, messageId, persistent: true };
    this.channel.publish(EXCHANGES.erp, type, Buffer.from(JSON.stringify(body)), options);
    await this.channel.waitForConfirms();
    return messageId;
  }

  /** Takes one message out of a queue; undefined when there is none. */
  async takeFrom(queue: string): Promise<Message | undefined> {
    return (await this.channel.get(queue, { noAck: true })) || undefined;
  }
}
