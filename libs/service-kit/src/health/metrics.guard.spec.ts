import { afterEach, describe, expect, it } from '@jest/globals';
import type { Database } from '@akkoord/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pino from 'pino';
import { ServiceConfig } from '../configuration/service-config.js';
import { createRegistry } from '../observability/metrics.js';
import { createHttpApplication } from '../service/http-application.js';
import { KitModule } from '../service/kit.module.js';
import { Readiness } from './readiness.js';

const TOKEN = 'akm_'.padEnd(40, 'm');
const STRANGER = '203.0.113.9';

describe('/metrics', () => {
  let app: NestFastifyApplication;
  afterEach(() => app.close());

  /** Answer of a service with these settings to a caller at this address. */
  async function asked(
    settings: Partial<ServiceConfig>,
    { url = '/metrics', ...caller }: { url?: string; remoteAddress: string; headers?: Record<string, string> },
  ) {
    const config = Object.assign(new ServiceConfig(), settings);
    const database = { isReachable: () => Promise.resolve(true) } as Database;
    const [log, registry] = [pino({ level: 'silent' }), createRegistry('letters')];
    const readiness = new Readiness(database, () => true);
    const kit = KitModule.with({ ConfigClass: ServiceConfig, config, database, log, registry, readiness });
    app = await createHttpApplication(kit, config, log, registry);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return app.inject({ method: 'GET', url, ...caller });
  }

  it('answers who shows the token, from anywhere', async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const answer = await asked({ metricsToken: TOKEN }, { remoteAddress: STRANGER, headers });
    expect({ status: answer.statusCode, text: answer.body }).toMatchObject({
      status: 200,
      text: expect.stringContaining('process_cpu_seconds_total{service="letters"}'),
    });
  });

  it.each([
    ['without a token', {}],
    ['with a wrong token', { authorization: `Bearer ${TOKEN}x` }],
    ['with the token in another scheme', { authorization: `Basic ${TOKEN}` }],
  ])('is refused %s where one was set, also on this machine', async (_, headers) => {
    const answer = await asked({ metricsToken: TOKEN }, { remoteAddress: '127.0.0.1', headers });
    expect({ status: answer.statusCode, headers: answer.headers, body: answer.json() }).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer', 'content-type': 'application/problem+json; charset=utf-8' },
      body: { code: 'METRICS_TOKEN_REQUIRED', messages: { nl: expect.any(String), en: expect.any(String) } },
    });
  });

  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])(
    'answers %s where no token was set: this machine itself',
    async (remoteAddress) => {
      expect((await asked({}, { remoteAddress })).statusCode).toBe(200);
    },
  );

  it.each([
    ['of another machine', STRANGER, {}],
    ['of another machine over IPv6', '2001:db8::7', {}],
    ["of Docker's network", '172.18.0.1', {}],
    ['of a stranger who says that he is here', STRANGER, { 'x-forwarded-for': '127.0.0.1' }],
    ['that a proxy on this machine passed on', '127.0.0.1', { 'x-forwarded-for': STRANGER }],
    ['that a proxy passed on of who says that he is here', '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }],
    ['that a proxy on this machine passed on by the standard', '127.0.0.1', { forwarded: `for=${STRANGER}` }],
  ])('refuses a request %s where no token was set, and says what to set', async (_, remoteAddress, headers) => {
    const answer = await asked({ trustedProxies: 'loopback,203.0.113.9' }, { remoteAddress, headers });
    expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({
      status: 403,
      body: { code: 'METRICS_ONLY_LOCAL', title: expect.stringContaining('AKKOORD_METRICS_TOKEN') },
    });
  });

  it.each([
    ['/health/live', { status: 'live' }],
    ['/health/ready', { isReady: true, database: true, consumer: true }],
  ])('leaves %s to anybody, who hears what is up and nothing else', async (url, body) => {
    const answer = await asked({ metricsToken: TOKEN }, { url, remoteAddress: STRANGER });
    expect({ status: answer.statusCode, body: answer.json() }).toEqual({ status: 200, body });
  });
});
