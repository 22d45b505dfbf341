import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const compose = read('docker-compose.yml');
/** What a service of docker-compose.yml is told under this name. */
const told = (name: string): string | undefined => new RegExp(`^ +${name}: (.+)$`, 'm').exec(compose)?.[1];

describe('docker-compose.yml', () => {
  it('tells the portal the address that people type: only then is its cookie kept to https, and to that host', () => {
    expect(told('PORTAL_API_PUBLIC_URL')).toBe('${PORTAL_URL:-http://localhost:4000}');
    expect(told('MAILER_PORTAL_URL')).toBe(told('PORTAL_API_PUBLIC_URL'));
  });

  it('gives every service more time to end than its jobs and then its messages may take', () => {
    const source = read('libs/service-kit/src/configuration/service-config.ts');
    const drainMs = Number(/drainTimeoutMs: number = ([\d_]+)/.exec(source)?.[1]?.replaceAll('_', ''));
    expect(drainMs).toBeGreaterThan(0);
    expect(Number.parseInt(told('stop_grace_period') ?? '0', 10) * 1000).toBeGreaterThan(2 * drainMs);
  });

  it('gives every role of the database a password of its own: who learns that of one service reads no other', () => {
    const urls = [...compose.matchAll(/postgres:\/\/(\w+):\$\{(\w+)[^}]*\}@/g)].map(([, role, from]) => [role, from]);
    const roles = new Set(urls.map(([role]) => role!));
    roles.delete('akkoord');
    expect(roles.size).toBe(7);
    for (const role of roles)
      expect(urls.filter(([of]) => of === role)).toEqual(
        Array(2).fill([role, `${role.toUpperCase()}_DATABASE_PASSWORD`]),
      );
  });

  it('asks for nothing that a fresh .env, and its example, do not have', () => {
    const asked = new Set([...compose.matchAll(/\$\{([A-Z_]+)(?::\?|\})/g)].map(([, name]) => name!));
    expect(asked).toContain('METRICS_TOKEN');
    for (const path of ['deploy/docker/new-env.sh', '.env.example'])
      expect({ path, lacks: [...asked].filter((name) => !new RegExp(`^${name}=`, 'm').test(read(path))) }).toEqual({
        path,
        lacks: [],
      });
  });
});
