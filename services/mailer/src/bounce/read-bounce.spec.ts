import { describe, expect, it } from '@jest/globals';
import { readBounce } from './read-bounce.js';

const KEY = '12345.37ccf4ec-6cda-8ba5-9bb3-bba26d5ce5ee';
const report = ({ to = `bounces+${KEY}@mail.example`, action = 'failed', original = '' } = {}) =>
  Buffer.from(
    [
      'From: mailer-daemon@mx.example',
      `To: <${to}>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Sorry.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; gone@client.example',
      `Action: ${action}`,
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 No such',
      ' user here',
      '--b',
      'Content-Type: message/rfc822',
      '',
      original,
      '--b--',
      '',
    ].join('\r\n'),
  );

describe('a report of undeliverable mail', () => {
  it('is known by the address it was sent to', async () => {
    expect(await readBounce(report())).toEqual({
      tenant: '12345',
      mailId: '37ccf4ec-6cda-8ba5-9bb3-bba26d5ce5ee',
      action: 'failed',
      status: '5.1.1',
      diagnostic: '550 5.1.1 No such user here',
    });
  });

  it('or by the Message-ID of the mail that came back', async () => {
    const original = `Message-ID: <${KEY}@akkoord.example>\r\nSubject: x\r\n\r\nhello`;
    expect(await readBounce(report({ to: 'portal@akkoord.example', original }))).toMatchObject({ tenant: '12345' });
  });

  it('that mail is only delayed is no failure', async () => {
    expect(await readBounce(report({ action: 'delayed' }))).toMatchObject({ action: 'delayed' });
  });

  it.each([
    ['about mail of others', report({ to: 'x@y.example' })],
    ['that is an ordinary mail', Buffer.from(`To: bounces+${KEY}@mail.example\r\nSubject: I am away\r\n\r\nback soon`)],
  ])('%s is none of ours', async (_, message) => {
    expect(await readBounce(message)).toBeUndefined();
  });
});
