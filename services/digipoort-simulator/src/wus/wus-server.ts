import { LOGGER } from '@akkoord/service-kit';
import { oinOf } from '@akkoord/wus';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { SimulatorPki } from '../pki/simulator-pki.js';
import { SimulatorConfig } from '../simulator.config.js';
import { AnswerRequest, WUS_PATHS, type OutgoingAnswer } from './answer-request.js';

// 20 MiB of content is 28 MB of base64.
const MAX_BODY = 30 * 1024 * 1024;

/** The HTTPS endpoint that speaks WUS: no handshake without a client certificate of the test PKI. */
@Injectable()
export class WusServer implements OnApplicationBootstrap, OnModuleDestroy {
  private server: Server | undefined;

  constructor(
    private readonly config: SimulatorConfig,
    private readonly pki: SimulatorPki,
    private readonly answer: AnswerRequest,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Base address, for example https://localhost:9443. */
  get url(): string {
    const { port } = this.server?.address() as AddressInfo;
    return `https://localhost:${port}`;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { server, authorities } = this.pki.pki;
    this.server = createServer(
      {
        key: server.key,
        cert: server.certificate,
        ca: authorities,
        requestCert: true,
        rejectUnauthorized: true,
        minVersion: 'TLSv1.2',
        keepAliveTimeout: 30_000,
        requestTimeout: 60_000,
      },
      (request, response) => void this.serve(request, response),
    );
    this.server.on('tlsClientError', (error) =>
      this.log.info({ code: (error as { code?: string }).code }, 'TLS refused'),
    );
    this.server.listen(this.config.wusPort, this.config.host);
    await once(this.server, 'listening');
    this.log.info({ url: this.url, pki: this.config.pkiDirectory }, 'WUS endpoint listens');
  }

  /** Takes no new calls and lets those in progress finish, for as long as the configuration allows. */
  async onModuleDestroy(): Promise<void> {
    const { server } = this;
    if (!server?.listening) return;
    const closed = once(server, 'close');
    server.close();
    // A kept connection falls idle only after its answer, and server.close() looks at idle ones just once.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const patience = setTimeout(() => server.closeAllConnections(), this.config.drainTimeoutMs);
    await closed;
    clearInterval(idle);
    clearTimeout(patience);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const outgoing = await this.handle(request);
      if (typeof outgoing === 'number') return void response.writeHead(outgoing, { connection: 'close' }).end();
      if (outgoing.delayMs > 0) await delay(outgoing.delayMs);
      if (outgoing.kind === 'cut') return void request.socket.destroy();
      const { status, body } = outgoing;
      response
        .writeHead(status, { 'content-type': 'text/xml; charset=utf-8', 'content-length': body.length })
        .end(body);
    } catch (error) {
      this.log.error({ err: error }, 'a WUS call failed');
      if (!response.headersSent) response.writeHead(503).end();
    }
    return undefined;
  }

  private async handle(request: IncomingMessage): Promise<OutgoingAnswer | number> {
    const path = new URL(request.url ?? '/', this.url).pathname;
    const service = WUS_PATHS.get(path);
    if (service === undefined) return 404;
    if (request.method !== 'POST') return 405;
    const now = new Date();
    const bytes = await bodyOf(request);
    if (bytes === undefined) return 413;
    const certificate = (request.socket as TLSSocket).getPeerX509Certificate();
    const action = request.headers['soapaction'];
    return this.answer.handle({
      service,
      path,
      bytes,
      tlsOin: certificate && oinOf(certificate),
      soapAction: typeof action === 'string' ? action.replaceAll('"', '') : '',
      now,
    });
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
