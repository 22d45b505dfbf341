import { describe, expect, it } from '@jest/globals';
import { outcomeOf, pauseBefore } from './outcome.js';
import { isDeadAddress } from './status-code.js';

const said = (responseCode: number, response: string, command = 'RCPT TO') => ({
  code: 'EENVELOPE',
  command,
  responseCode,
  response,
  message: response,
});

describe('a mail server that does not take a mail', () => {
  it.each([
    ['an unknown mailbox', said(550, '550 5.1.1 No such user'), { kind: 'refused', isAddress: true }],
    ['a disabled mailbox', said(550, '550 5.2.1 Disabled'), { kind: 'refused', isAddress: true }],
    ['550 without a code of its own', said(550, '550 no such user'), { kind: 'refused', isAddress: true }],
    ['a full mailbox', said(552, '552 5.2.2 Mailbox full'), { kind: 'refused', isAddress: false }],
    ['a policy', said(550, '550 5.7.1 Denied by policy'), { kind: 'refused', isAddress: false }],
    ['the content', said(554, '554 5.6.0 Spam', 'DATA'), { kind: 'refused', isAddress: false }],
    ['a domain that takes no mail', said(556, '556 5.1.10 Null MX'), { kind: 'refused', isAddress: true }],
    ['our sender, said late', said(550, '550 5.1.8 <portal@x.nl>: Sender address rejected'), { kind: 'again' }],
    [
      'our sender, not ours',
      said(553, '553 5.7.1 <portal@x.nl>: Sender address rejected: not owned'),
      { kind: 'again' },
    ],
    ['a relay that does not know us', said(550, '550 relay not permitted'), { kind: 'again' }],
    ['a relay with a code', said(554, '554 5.7.1 <x@y.nl>: Relay access denied'), { kind: 'again' }],
    ['grey-listing', said(451, '451 4.7.1 Later'), { kind: 'again', mayHaveBeenTaken: false }],
    ['our sender', said(550, '550 5.7.1 Not you', 'MAIL FROM'), { kind: 'again', mayHaveBeenTaken: false }],
    [
      'our password',
      { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, response: '535 no', message: 'no' },
      { kind: 'again', mayHaveBeenTaken: false },
    ],
    [
      'nobody there',
      { code: 'ESOCKET', command: 'CONN', message: 'connect ECONNREFUSED 127.0.0.1:25' },
      { kind: 'again', mayHaveBeenTaken: false },
    ],
    [
      'a line that is cut while the mail travels',
      { code: 'ECONNECTION', command: 'CONN', message: 'Connection closed unexpectedly' },
      { kind: 'again', mayHaveBeenTaken: true },
    ],
    [
      'an answer that never comes',
      { code: 'ETIMEDOUT', command: 'CONN', message: 'Timeout' },
      { kind: 'again', mayHaveBeenTaken: true },
    ],
  ])('because of %s', (_, failure, expected) => {
    expect(outcomeOf(failure)).toMatchObject(expected);
  });

  it('is asked again after pauses that double to an hour', () => {
    expect([1, 2, 3, 8, 30].map((attempt) => pauseBefore(attempt, 30_000, 0.5))).toEqual([
      30_000, 60_000, 120_000, 3_600_000, 3_600_000,
    ]);
  });
});

describe('a report', () => {
  it.each(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1'])('%s ends all mail to an address', (status) => {
    expect(isDeadAddress(status)).toBe(true);
  });

  it.each(['5.1.0', '5.1.7', '5.1.8', '5.1.9', '5.1.20', '5.2.2', '5.7.1', '4.1.1'])('%s does not', (status) => {
    expect(isDeadAddress(status)).toBe(false);
  });
});
