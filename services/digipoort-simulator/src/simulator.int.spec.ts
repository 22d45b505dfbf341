import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WusSigner } from '@akkoord/wus';
import { TEST_OINS } from './index.js';
import { NUMMER, SimulatorUnderTest } from './testing/simulator-under-test.js';

const simulator = new SimulatorUnderTest();

beforeAll(() => simulator.setUp());
afterAll(() => simulator.tearDown());
beforeEach(() => simulator.control('DELETE', '/next'));

describe('a delivery', () => {
  it('runs through the accepted sequence step by step, ending with the words of the Belastingdienst', async () => {
    await simulator.control('POST', '/next', { stepMs: 600_000 });
    expect(await simulator.statuses(await simulator.deliver())).toEqual([{ statuscode: '105' }]);
    const all = await simulator.ended(await simulator.deliver(), 9);
    expect(all.map(({ statuscode }) => statuscode)).toEqual([
      '105',
      '100',
      '110',
      '200',
      '301',
      '301',
      '405',
      '400',
      '500',
    ]);
    expect(all[8]?.statusdetails).toContain('<Description>Status: Verwerkbaar</Description>');
  });

  it('is refused with 510 and the words that were ordered', async () => {
    const words = { foutcode: '0310', foutbeschrijving: 'Tijdvak <onbekend> & gesloten' };
    await simulator.control('POST', '/next', { belanghebbende: NUMMER, outcome: 'refused', words });
    const all = await simulator.ended(await simulator.deliver(), 9);
    expect(all[8]).toMatchObject({ statuscode: '510', fout: '0310' });
  });

  it('of something that is no valid XBRL, or about another number, ends with 311', async () => {
    const berichtInhoud = { mimeType: 'application/xml', bestandsnaam: 'a.xbrl', inhoud: Buffer.from('<xbrl/>') };
    for (const change of [{ berichtInhoud }, { identiteitBelanghebbende: { nummer: '123456782B01', type: 'BTW' } }]) {
      const all = await simulator.ended(await simulator.deliver(change), 5);
      expect(all[4]).toMatchObject({ statuscode: '311', fout: 'VAS500' });
    }
  });

  it('of an unknown kind gets a fault', async () => {
    const outcome = await simulator.client.aanleveren(simulator.aDelivery({ berichtsoort: 'Loonheffing' }));
    expect(outcome).toMatchObject({ kind: 'fault', fault: { foutcode: 'ALS100' }, exchange: { httpStatus: 500 } });
  });

  it('is counted per reference, however often it comes', async () => {
    await Promise.all([
      simulator.deliver({ aanleverkenmerk: 'twice' }),
      simulator.deliver({ aanleverkenmerk: 'twice' }),
    ]);
    const { references } = await simulator.control('GET', '/accepts?aanleverkenmerk=twice');
    expect(references).toMatchObject([
      { belanghebbende: NUMMER, periodStart: '2026-07-01', periodEnd: '2026-09-30', deliveries: 2, accepted: 2 },
    ]);
  });

  it('whose answer is lost exists all the same and is found with getProcessen', async () => {
    await simulator.control('POST', '/next', { outcome: 'lost-reply' });
    const outcome = await simulator.client.aanleveren(simulator.aDelivery({ aanleverkenmerk: 'lost' }));
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'connection-lost' });
    const { references } = await simulator.control('GET', '/accepts?aanleverkenmerk=lost');
    const found = await simulator.client.getProcessen({
      berichtsoort: 'Omzetbelasting',
      identiteitBelanghebbende: { nummer: NUMMER, type: 'BTW' },
    });
    const known = found.kind === 'answered' ? found.reply.map(({ kenmerk }) => kenmerk) : [];
    expect(known).toContain(references[0]?.kenmerken[0]);
  });

  it('that is slow is unknown after the time-out, and a tampered answer is not believed', async () => {
    const hasty = simulator.clientOf('client', { timeoutMs: 300 });
    await simulator.control('POST', '/next', { replyDelayMs: 1000 });
    expect(await hasty.aanleveren(simulator.aDelivery())).toMatchObject({ kind: 'unknown', reason: 'timeout' });
    await simulator.control('POST', '/next', { outcome: 'tampered-reply' });
    expect(await simulator.client.aanleveren(simulator.aDelivery())).toMatchObject({
      kind: 'unknown',
      reason: 'reply-refused',
      refusal: 'WUS_DIGEST',
    });
    hasty.close();
  });

  it('gets the fault that was ordered', async () => {
    await simulator.control('POST', '/next', { outcome: 'fault', foutcode: 'ALS400', reason: 'Technische storing' });
    const outcome = await simulator.client.aanleveren(simulator.aDelivery({ aanleverkenmerk: 'never' }));
    expect(outcome).toMatchObject({
      kind: 'fault',
      fault: { foutcode: 'ALS400', foutbeschrijving: 'Technische storing' },
    });
    expect(await simulator.control('GET', '/accepts?aanleverkenmerk=never')).toMatchObject({ deliveries: 0 });
  });
});

describe('the door', () => {
  it('shows a process to nobody but whoever delivered it', async () => {
    const other = simulator.clientOf('otherClient');
    expect(await simulator.statuses(await simulator.deliver(), other)).toEqual([]);
    expect(await simulator.statuses('unknown')).toEqual([]);
    other.close();
  });

  it('gives only the statuses of the window that is asked for', async () => {
    const kenmerk = await simulator.deliver();
    await simulator.ended(kenmerk, 9);
    const future = await simulator.client.getStatussenProces({
      kenmerk,
      tijdstempelVanaf: new Date(Date.now() + 60_000),
    });
    expect(future).toMatchObject({ kind: 'answered', reply: [] });
  });

  it('refuses a signature by another OIN than that of the connection', async () => {
    const mixed = simulator.clientOf('client', {
      signer: new WusSigner({
        key: simulator.pem('otherClientKey'),
        certificate: simulator.pem('otherClientCertificate'),
      }),
    });
    expect(await mixed.aanleveren(simulator.aDelivery())).toMatchObject({
      kind: 'fault',
      fault: { foutcode: 'ALS100' },
    });
    mixed.close();
  });

  it('refuses a Timestamp that has expired, and shows at which check', async () => {
    const late = simulator.clientOf('client', { now: () => new Date(Date.now() - 3_600_000) });
    expect(await late.aanleveren(simulator.aDelivery())).toMatchObject({
      kind: 'fault',
      fault: { foutcode: 'ALS100' },
    });
    const { requests } = await simulator.control('GET', '/received');
    expect(requests[0]).toMatchObject({
      checks: { signature: 'passed', certificate: 'passed', timestamp: 'failed', addressing: 'not-reached' },
      verdict: 'fault',
    });
    late.close();
  });

  it('does not open without a certificate, and a closed port is known as not sent', async () => {
    const stranger = simulator.clientOf('client', { tls: { key: '', cert: '', ca: simulator.pem('authorities') } });
    expect(['notSent', 'unknown']).toContain((await stranger.aanleveren(simulator.aDelivery())).kind);
    const nobody = simulator.clientOf('client', { baseUrl: 'https://127.0.0.1:1' });
    expect(await nobody.aanleveren(simulator.aDelivery())).toMatchObject({ kind: 'notSent', reason: 'refused' });
    const untrusted = simulator.clientOf('client', {
      tls: { key: simulator.pem('clientKey'), cert: simulator.pem('clientCertificate') },
    });
    expect(await untrusted.aanleveren(simulator.aDelivery())).toMatchObject({ kind: 'notSent', reason: 'tls' });
    for (const one of [stranger, nobody, untrusted]) one.close();
  });

  it('verifies every required part of what it takes', async () => {
    await simulator.deliver();
    const { requests } = await simulator.control('GET', '/received');
    expect(requests[0]).toMatchObject({
      operation: 'aanleveren',
      signingOin: TEST_OINS.client,
      tlsOin: TEST_OINS.client,
      algorithm: 'sha1',
      verdict: 'answered',
      checks: {
        xml: 'passed',
        soap: 'passed',
        signature: 'passed',
        certificate: 'passed',
        timestamp: 'passed',
        addressing: 'passed',
        body: 'passed',
      },
    });
  });
});

it('remembers everything over a restart, with the same certificates', async () => {
  const kenmerk = await simulator.deliver({ aanleverkenmerk: 'before' });
  const before = simulator.pem('clientCertificate');
  await simulator.stop();
  await simulator.start();
  expect(simulator.pem('clientCertificate')).toBe(before);
  expect(await simulator.ended(kenmerk, 9)).toHaveLength(9);
  expect(await simulator.control('GET', '/accepts?aanleverkenmerk=before')).toMatchObject({ deliveries: 1 });
});
