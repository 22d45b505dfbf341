import { describe, expect, it } from '@jest/globals';
import { createLogger, masked } from './logger.js';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(
    createLogger({
      service: 'test',
      level: 'trace',
      format: 'json',
      destination: { write: (line: string) => void lines.push(line) },
    }),
  );
  return lines.join('');
}

describe('createLogger', () => {
  it.each(['authorization', 'password', 'token', 'vatNumber', 'xbrl'])('redacts %s wherever it stands', (name) => {
    const text = logged((log) =>
      log.info({ [name]: 'geheim', deep: { [name]: 'geheim', deeper: { [name]: 'geheim' } } }, 'hello'),
    );
    expect(text).toContain('[redacted]');
    expect(text).not.toContain('geheim');
  });
});

describe('an error in a log', () => {
  const row = 'Failing row contains (12345, Jansen, <xbrl>).';
  const refused = Object.assign(new Error('null value in column "name" of 123456782B01'), {
    ...{ code: '23502', table: 'contact', column: 'name', detail: row, where: row, parameters: ['Jansen'] },
  });

  it('tells where and what, and none of what was written', () => {
    const text = logged((log) => log.error({ err: refused }, 'failed'));
    for (const told of ['23502', 'contact', 'null value in column', 'logger.spec']) expect(text).toContain(told);
    for (const content of ['Jansen', '<xbrl>', '123456782B01']) expect(text).not.toContain(content);
  });

  it('does so for what caused it as well, and for what is no error', () => {
    const text = logged((log) => log.error({ err: new Error('not stored', { cause: refused }) }, 'failed'));
    for (const told of ['not stored', '23502']) expect(text).toContain(told);
    for (const content of ['Jansen', '123456782B01']) expect(text).not.toContain(content);
    expect(logged((log) => log.error({ err: 'of 123456782B01' }, 'failed'))).toContain('of *********B**');
  });
});

describe('masked', () => {
  it('hides VAT numbers, BSNs and tokens in free text', () => {
    expect(masked('taxpayer 123456782B01, bsn 123456782, token akc_abcdefghijklmnop')).toBe(
      'taxpayer *********B**, bsn *********, token akc_…',
    );
  });
});
