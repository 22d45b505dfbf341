import { Body, Controller, Delete, Get, Module, Post, Req } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import pino from 'pino';
import { Registry } from 'prom-client';
import { ServiceConfig } from '../configuration/service-config.js';
import { createHttpApplication } from './http-application.js';

class Letter {
  @IsString() text!: string;
}

@Controller('letters')
class LetterController {
  @Get(':name')
  one(): object {
    return {};
  }

  @Post()
  write(@Body() letter: Letter): object {
    return { ...letter };
  }

  @Delete()
  burn(): object {
    return { gone: true };
  }
}

@Module({ controllers: [LetterController] })
class Letters {}

describe('what cannot be read', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    const config = Object.assign(new ServiceConfig(), { bodyLimit: 1024 });
    app = await createHttpApplication(Letters, config, pino({ level: 'silent' }), new Registry());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const json = { 'content-type': 'application/json' };

  it.each([
    ['broken JSON', { method: 'POST', url: '/letters', headers: json, body: '{"text":' }, 400, 'INVALID_INPUT'],
    ['nothing where JSON is promised', { method: 'POST', url: '/letters', headers: json }, 400, 'INVALID_INPUT'],
    [
      'nothing where JSON is promised, to remove',
      { method: 'DELETE', url: '/letters', headers: json },
      400,
      'INVALID_INPUT',
    ],
    [
      'a poisoned object',
      { method: 'POST', url: '/letters', headers: json, body: '{"__proto__":{"a":1}}' },
      400,
      'INVALID_INPUT',
    ],
    [
      'a length that is not there',
      { method: 'POST', url: '/letters', headers: { ...json, 'content-length': '99' }, body: '{"text":"a"}' },
      400,
      'INVALID_INPUT',
    ],
    [
      'another type',
      { method: 'POST', url: '/letters', headers: { 'content-type': 'text/csv' }, body: 'a' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'JSON that is called text',
      { method: 'POST', url: '/letters', headers: { 'content-type': 'text/plain' }, body: '{"text":"a"}' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a form',
      {
        method: 'POST',
        url: '/letters',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'text=a',
      },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'too much',
      { method: 'POST', url: '/letters', headers: json, body: JSON.stringify({ text: 'a'.repeat(2000) }) },
      413,
      'TOO_LARGE',
    ],
    ['an address that is none', { method: 'GET', url: '/letters/%zz' }, 400, 'INVALID_INPUT'],
    ['an address that does not exist', { method: 'GET', url: '/nothing' }, 404, 'NOT_FOUND'],
  ] as const)('is answered as a problem with a code and both languages: %s', async (_, request, status, code) => {
    const answer = await app.inject(request as never);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({
      status,
      body: { status, code, messages: { nl: expect.any(String), en: expect.any(String) } },
    });
  });

  it('says how large a body may be, also at an address that does not exist', async () => {
    for (const url of ['/letters', '/nothing']) {
      const answer = await app.inject({ method: 'POST', url, headers: json, body: JSON.stringify('a'.repeat(2000)) });
      expect(answer.json()).toMatchObject({ code: 'TOO_LARGE', params: { bodyLimit: 1024 } });
    }
  });
});

@Controller('sender')
class SenderController {
  @Get()
  address(@Req() { ip }: { ip: string }): object {
    return { ip };
  }
}

@Module({ controllers: [SenderController] })
class Senders {}

describe('where a request comes from', () => {
  const asked = async (settings: Partial<ServiceConfig>, remoteAddress: string): Promise<unknown> => {
    const config = Object.assign(new ServiceConfig(), settings);
    const app = await createHttpApplication(Senders, config, pino({ level: 'silent' }), new Registry());
    await app.init();
    const server = app.getHttpAdapter().getInstance();
    await server.ready();
    const headers = { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' };
    const answer = await server.inject({ method: 'GET', url: '/sender', remoteAddress, headers });
    await app.close();
    return answer.json();
  };

  it('is believed of a proxy that was named, and of nobody else', async () => {
    const behindDocker = { trustedProxies: 'loopback,172.16.0.0/12' };
    expect(await asked(behindDocker, '172.18.0.1')).toEqual({ ip: '203.0.113.9' });
    expect(await asked(behindDocker, '192.0.2.1')).toEqual({ ip: '192.0.2.1' });
    expect(await asked({}, '172.18.0.1')).toEqual({ ip: '172.18.0.1' });
    expect(await asked({}, '127.0.0.1')).toEqual({ ip: '203.0.113.9' });
  });
});
