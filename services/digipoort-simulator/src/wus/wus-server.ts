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
import { Switches } from '../state/switches.js';
import { AnswerRequest } from './answer-request.js';
import type { OutgoingAnswer } from './outgoing-answer.js';
import { endpointAt, type Endpoint } from './paths.js';
import { bodyOf, refuse, RETRY_AFTER_SECONDS, sendAnswer, sendXml } from './send-answer.js';
import { WsdlFiles } from './wsdl-files.js';

/** The HTTPS endpoint that speaks WUS: no handshake without a client certificate of the test PKI. */
@Injectable()
export class WusServer implements OnApplicationBootstrap, OnModuleDestroy {
  private server: Server | undefined;
  private readonly closing = new AbortController();

  constructor(
    private readonly config: SimulatorConfig,
    private readonly pki: SimulatorPki,
    private readonly switches: Switches,
    private readonly answer: AnswerRequest,
    private readonly wsdl: WsdlFiles,
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

  /** Takes no new calls and lets those in progress finish, for as long as the configuration allows; those held back end at once. */
  async onModuleDestroy(): Promise<void> {
    const { server } = this;
    if (!server?.listening) return;
    const closed = once(server, 'close');
    server.close();
    this.closing.abort();
    // A kept connection falls idle only after its answer, and server.close() looks at idle ones just once.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const patience = setTimeout(() => server.closeAllConnections(), this.config.drainTimeoutMs);
    await closed;
    clearInterval(idle);
    clearTimeout(patience);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { url = '/', method } = request;
      // Nearly everyone posts to the bare path; only an address with more to it is taken apart.
      const endpoint = endpointAt(url) ?? endpointAt(this.urlOf(request).pathname);
      if (!endpoint) return await refuse(404, request, response);
      if (method === 'GET') return await this.describe(endpoint, this.urlOf(request), request, response);
      if (method !== 'POST') return await refuse(405, request, response);
      const outgoing = await this.handle(endpoint, request);
      if (!outgoing) return void response.writeHead(413, { connection: 'close' }).end();
      await this.hold(outgoing, response);
      sendAnswer(outgoing, request, response);
    } catch (error) {
      this.log.error({ err: error }, 'a WUS call failed');
      if (!response.headersSent) response.writeHead(503, { 'retry-after': RETRY_AFTER_SECONDS }).end();
    }
    return undefined;
  }

  private urlOf({ url = '/' }: IncomingMessage): URL {
    return new URL(url, this.url);
  }

  private async describe(
    endpoint: Endpoint,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const query = url.search.toLowerCase();
    if (!this.switches.settings.serveWsdl || !['?wsdl', '?xsd'].includes(query)) {
      return refuse(405, request, response);
    }
    const address = `https://${request.headers.host ?? url.host}${endpoint.path}`;
    sendXml(response, 200, query === '?xsd' ? this.wsdl.xsd() : this.wsdl.wsdl(endpoint.service, address));
  }

  /** Waits as long as the answer is to be held back; ends early when the client went away or the simulator stops. */
  private async hold({ delayMs }: OutgoingAnswer, response: ServerResponse): Promise<void> {
    if (delayMs <= 0) return;
    const gone = new AbortController();
    const leave = () => gone.abort();
    response.once('close', leave);
    const signal = AbortSignal.any([gone.signal, this.closing.signal]);
    await delay(delayMs, undefined, { signal }).catch(() => undefined);
    response.off('close', leave);
  }

  private async handle(endpoint: Endpoint, request: IncomingMessage): Promise<OutgoingAnswer | undefined> {
    const bytes = await bodyOf(request);
    if (!bytes) return undefined;
    const socket = request.socket as TLSSocket & { peer?: { certificate: Peer; oin: string | undefined } };
    const certificate = socket.peer?.certificate ?? socket.getPeerX509Certificate();
    if (!certificate) throw new Error('a connection without a certificate came through');
    // The certificate of a connection never changes, and reading it costs.
    socket.peer ??= { certificate, oin: oinOf(certificate) };
    const action = request.headers['soapaction'];
    return this.answer.handle({
      ...endpoint,
      bytes,
      certificate,
      tlsOin: socket.peer.oin,
      soapAction: typeof action === 'string' ? action.replaceAll('"', '') : '',
    });
  }
}

type Peer = NonNullable<ReturnType<TLSSocket['getPeerX509Certificate']>>;
