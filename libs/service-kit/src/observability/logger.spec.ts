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

describe('masked', () => {
  it('hides VAT numbers, BSNs and tokens in free text', () => {
    expect(masked('taxpayer 123456782B01, bsn 123456782, token akc_abcdefghijklmnop')).toBe(
      'taxpayer *********B**, bsn *********, token akc_…',
    );
  });
});
