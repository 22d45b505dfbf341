import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { IsArray, IsBoolean, IsInt, Max } from 'class-validator';
import { ConfigurationInvalid, type Environment, loadConfig } from './load-config.js';
import { ServiceConfig } from './service-config.js';

class PostOfficeConfig extends ServiceConfig {
  @IsBoolean() isFast: boolean = false;
  @IsInt() @Max(9) windows: number = 1;
  @IsArray() towns: string[] = [];
}

const complete: Environment = {
  AKKOORD_AMQP_URL: 'amqp://u:p@127.0.0.1:5672',
  POST_OFFICE_DATABASE_URL: 'postgres://post_office:p@127.0.0.1/akkoord',
  AKKOORD_INTERNAL_TOKEN: 'x'.repeat(40),
};
const load = (environment: Environment) => loadConfig('post-office', PostOfficeConfig, environment);

describe('loadConfig', () => {
  it('reads own names before shared ones, keeps defaults and converts types', () => {
    const config = load({
      ...complete,
      AKKOORD_LOG_LEVEL: 'warn',
      POST_OFFICE_LOG_LEVEL: 'debug',
      POST_OFFICE_IS_FAST: 'true',
      POST_OFFICE_TOWNS: 'Ede, Epe',
    });
    expect(config).toMatchObject({ logLevel: 'debug', isFast: true, windows: 1, towns: ['Ede', 'Epe'], prefetch: 200 });
  });

  it('reads a secret from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'akkoord-config-'));
    const file = join(folder, 'token');
    writeFileSync(file, `${'s'.repeat(40)}\n`);
    const { AKKOORD_INTERNAL_TOKEN: _, ...rest } = complete;
    try {
      expect(load({ ...rest, AKKOORD_INTERNAL_TOKEN_FILE: file }).internalToken).toBe('s'.repeat(40));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ['POST_OFFICE_DATABASE_URL', 'postgres://post_office:ge/heim@127.0.0.1/akkoord'],
    ['POST_OFFICE_DATABASE_URL', 'postgres://post_office:100%geheim@127.0.0.1/akkoord'],
    ['AKKOORD_AMQP_URL', 'amqp://u:ge#heim@127.0.0.1:5672'],
  ])('tells by name of an address that cannot be read, as with such a password: %s', (name, address) => {
    const attempt = () => load({ ...complete, [name]: address });
    expect(attempt).toThrow(ConfigurationInvalid);
    expect(attempt).toThrow(/POST_OFFICE_(DATABASE|AMQP)_URL must be an address that can be read/);
    expect(attempt).not.toThrow(/heim/);
  });

  it.each([
    'postgres://post_office:ge%2Fheim@127.0.0.1/akkoord',
    'postgres://post_office@/akkoord?host=/run/postgresql',
  ])('takes %s', (databaseUrl) => {
    expect(load({ ...complete, POST_OFFICE_DATABASE_URL: databaseUrl })).toMatchObject({ databaseUrl });
  });

  it('tells all problems at once, by name and without values', () => {
    const attempt = () =>
      load({
        POST_OFFICE_WINDOWS: '12',
        POST_OFFICE_DATABASE_URL: 'mysql://root:geheim@db',
        AKKOORD_INTERNAL_TOKEN_FILE: '/nowhere',
      });
    expect(attempt).toThrow(ConfigurationInvalid);
    try {
      attempt();
    } catch (error) {
      const text = (error as Error).message;
      expect(text).not.toContain('geheim');
      for (const name of [
        'POST_OFFICE_WINDOWS',
        'POST_OFFICE_DATABASE_URL',
        'POST_OFFICE_AMQP_URL',
        'AKKOORD_INTERNAL_TOKEN_FILE',
      ])
        expect(text).toContain(name);
    }
  });

  it.each(['', 'too short a token'])('refuses "%s" for the token of the metrics, which may be left out', (value) => {
    expect(load(complete).metricsToken).toBeUndefined();
    expect(load({ ...complete, AKKOORD_METRICS_TOKEN: 'm'.repeat(32) }).metricsToken).toBe('m'.repeat(32));
    expect(() => load({ ...complete, AKKOORD_METRICS_TOKEN: value })).toThrow(/POST_OFFICE_METRICS_TOKEN/);
  });

  it.each(['', 'ten', '1.5'])('refuses "%s" for a number', (value) => {
    expect(() => load({ ...complete, POST_OFFICE_WINDOWS: value })).toThrow(/POST_OFFICE_WINDOWS/);
  });

  it('refuses a word that is neither true nor false', () => {
    expect(() => load({ ...complete, POST_OFFICE_IS_FAST: 'ja' })).toThrow(/POST_OFFICE_IS_FAST/);
  });
});
