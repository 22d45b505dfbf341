import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  AskEligibility,
  EligibilityAnswer,
  FilingFinding,
  FilingStatus,
  StatusUpdate,
  SubmitMessage,
} from '@akkoord/contracts';

/** How the connector answers a message; `drop` closes the connection, `cut` does so while the message still comes in, `hang` never answers. */
export type Answer = { status: number; body?: object; headers?: Record<string, string> } | 'drop' | 'cut' | 'hang';

interface Received {
  readonly message: SubmitMessage;
  readonly messageId: string;
}

/** A connector as a sender sees it: takes messages once per key, tells statuses to who waits for them. For tests. */
export class FakeConnector {
  /** What was taken, by the sender's key. */
  readonly taken = new Map<string, Received>();
  /** How often each key was sent. */
  readonly sent = new Map<string, number>();
  readonly updates: StatusUpdate[] = [];
  /** How many messages were cut off. */
  cuts = 0;
  /** Overrules the ordinary answer while set. */
  answer: Answer | undefined;
  /** How withdrawals are answered: 200 unless set. */
  withdrawalAnswer: Exclude<Answer, 'cut'> | undefined;
  /** Withdrawals asked for: id of the message and body. */
  readonly withdrawn: { messageId: string; body: unknown }[] = [];
  /** Remarks in the answer to a message that is taken. */
  findings: FilingFinding[] = [];
  questions = 0;
  /** Questions whether a filing would be let in, with the token and the address they came by. */
  readonly asked: { question: AskEligibility; path: string; token: string | undefined }[] = [];
  /** What is answered to them. */
  eligibility: Partial<EligibilityAnswer> | object = {
    eligible: 'yes',
    reasons: [],
    warnings: [],
    checkedAt: new Date().toISOString(),
  };
  private readonly waiting = new Set<() => void>();
  private server!: Server;
  private port = 0;

  constructor(readonly token: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Begins to listen; at the same port after a `stop`. */
  async start(): Promise<this> {
    this.server = createServer((request, response) => void this.serve(request, response));
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  /** A status for the message with this key. */
  push(externalMessageId: string, status: FilingStatus, sequence: number, details?: Record<string, unknown>): void {
    const messageId = this.taken.get(externalMessageId)?.messageId ?? randomUUID();
    this.updates.push({
      position: this.updates.length + 1,
      messageId,
      externalMessageId,
      step: { status, sequence, at: new Date().toISOString() },
      ...(details ? { details } : {}),
    });
    this.waiting.forEach((wake) => wake());
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.answer === 'cut') return this.cut(request);
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '', this.url);
    if (url.pathname.endsWith('/eligibility')) this.judge(url.pathname, body, request, response);
    else if (url.pathname.endsWith('/withdrawal')) this.withdraw(url.pathname, body, request, response);
    else if (url.pathname.endsWith('/messages')) this.take(JSON.parse(body) as SubmitMessage, request, response);
    else await this.tell(url, response);
  }

  private async cut(request: IncomingMessage): Promise<void> {
    await once(request, 'readable');
    this.cuts += 1;
    request.socket.destroy();
  }

  private take(message: SubmitMessage, request: IncomingMessage, response: ServerResponse): void {
    const key = message.externalMessageId;
    this.sent.set(key, (this.sent.get(key) ?? 0) + 1);
    if (this.answer === 'hang' || this.answer === 'cut') return;
    if (this.answer === 'drop') return void request.socket.destroy();
    if (this.answer) return json(response, this.answer.status, this.answer.body ?? {}, this.answer.headers);
    if (request.headers.authorization !== `Bearer ${this.token}`) return json(response, 401, {});
    const sha256 = createHash('sha256').update(Buffer.from(message.content, 'base64')).digest('hex');
    if (sha256 !== message.contentSha256) return json(response, 422, {});
    const isNew = !this.taken.has(key);
    if (isNew) this.taken.set(key, { message, messageId: randomUUID() });
    json(response, isNew ? 201 : 200, { messageId: this.taken.get(key)!.messageId, findings: this.findings });
    if (isNew) this.push(key, 10, 1);
  }

  private withdraw(path: string, body: string, request: IncomingMessage, response: ServerResponse): void {
    const messageId = path.split('/').at(-2)!;
    this.withdrawn.push({ messageId, body: JSON.parse(body) as unknown });
    const answer = this.withdrawalAnswer;
    if (answer === 'hang') return;
    if (answer === 'drop') return void request.socket.destroy();
    json(response, answer?.status ?? 200, answer?.body ?? { messageId, status: 45 }, answer?.headers);
  }

  private judge(path: string, body: string, request: IncomingMessage, response: ServerResponse): void {
    this.asked.push({ question: JSON.parse(body) as AskEligibility, path, token: request.headers.authorization });
    if (this.answer === 'hang' || this.answer === 'cut') return;
    if (this.answer === 'drop') return void request.socket.destroy();
    json(response, this.answer?.status ?? 200, this.answer?.body ?? this.eligibility);
  }

  private async tell(url: URL, response: ServerResponse): Promise<void> {
    this.questions += 1;
    const after = Number(url.searchParams.get('after'));
    if (after > this.updates.length) return json(response, 409, { code: 'STATUS_POSITION_UNKNOWN' });
    if (this.updates.length <= after) await this.news(Number(url.searchParams.get('wait')) * 1000, response);
    json(response, 200, { updates: this.updates.slice(after), next: Math.max(after, this.updates.length) });
  }

  private news(ms: number, response: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiting.add(done);
      response.once('close', done);
    });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
