import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { servicePath, stubPath, WUS_SERVICES } from '@akkoord/wus';
import { eventually } from '@akkoord/testing';
import { TEST_OINS } from './index.js';
import { SEQUENCES } from './process/sequences.js';
import { BELANGHEBBENDE, NUMMER, SimulatorUnderTest } from './testing/simulator-under-test.js';

const HOUR = 3_600_000;
const simulator = new SimulatorUnderTest();
const stub = () =>
  simulator.clientOf('client', {
    paths: Object.fromEntries(WUS_SERVICES.map((service) => [service, stubPath(service)])),
    timeoutMs: 2_000,
  });
const order = (content: object) => simulator.control('POST', '/next', content);
const codes = async (kenmerk: string) => (await simulator.statuses(kenmerk)).map(({ statuscode }) => statuscode);
const last = async <T>(list: Promise<T[]>) => (await list).at(-1);

beforeAll(() => simulator.setUp());
afterAll(() => simulator.tearDown());
afterEach(async () => {
  for (const what of ['/next', '/clock', '/settings']) await simulator.control('DELETE', what);
});

describe('the sequences', () => {
  it.each([
    ['not-authorised', '210', 'AUS100'],
    ['authorisation-down', '230', 'AUS400'],
    ['xbrl-invalid', '311', 'VAS500'],
    ['validator-down', '321', 'VAS400'],
    ['delivery-refused', '410', 'AFS400'],
    ['delivery-trouble', '500', undefined],
    ['refused', '510', '0301'],
  ] as const)('%s ends with %s', async (outcome, code, fout) => {
    await order({ outcome, stepMs: 0 });
    const kenmerk = await simulator.deliver();
    expect(await codes(kenmerk)).toEqual(SEQUENCES[outcome]);
    const end = await last(simulator.statuses(kenmerk));
    expect(end).toMatchObject({ statuscode: code, ...(fout ? { fout } : {}) });
  });

  it('delivery is given up when the clock says so, and not before', async () => {
    await order({ outcome: 'delivery-given-up', stepMs: 0 });
    const kenmerk = await simulator.deliver();
    await simulator.control('PUT', '/clock', { advanceMs: 71 * HOUR });
    expect(await last(simulator.statuses(kenmerk))).toEqual({ statuscode: '420' });
    await simulator.control('PUT', '/clock', { advanceMs: 2 * HOUR });
    expect(await last(simulator.statuses(kenmerk))).toEqual({ statuscode: '420', fout: 'AFS600' });
  });

  it('appear as a stopped clock is moved, over a restart too', async () => {
    await simulator.control('PUT', '/clock', { stopped: true });
    await order({ stepMs: HOUR });
    const kenmerk = await simulator.deliver();
    expect(await codes(kenmerk)).toEqual(['105']);
    await simulator.control('PUT', '/clock', { advanceMs: 2 * HOUR });
    expect(await codes(kenmerk)).toEqual(['105', '100', '110']);
    await simulator.stop();
    await simulator.start();
    expect(await simulator.control('GET', '/clock')).toMatchObject({ stopped: true });
    expect(await codes(kenmerk)).toEqual(['105', '100', '110']);
  });
});

describe('a rule', () => {
  it('is for a reference before a party before a kind, and waits for its own', async () => {
    await order({ outcome: 'refused', stepMs: 0, belanghebbende: NUMMER });
    await order({ outcome: 'not-authorised', stepMs: 0, aanleverkenmerk: 'very-one' });
    await order({ outcome: 'validator-down', stepMs: 0, berichtsoort: 'ICP' });
    expect(await last(simulator.statuses(await simulator.deliver({ aanleverkenmerk: 'very-one' })))).toMatchObject({
      statuscode: '210',
    });
    expect(await last(simulator.statuses(await simulator.deliver()))).toMatchObject({ statuscode: '510' });
    const { orders } = await simulator.control('GET', '/next');
    expect(orders).toMatchObject([{ scope: { berichtsoort: 'ICP' }, usesLeft: 1 }]);
  });

  it('holds so often as it says, also when deliveries come together', async () => {
    await order({ outcome: 'refused', times: 3 });
    await Promise.all(Array.from({ length: 5 }, () => simulator.deliver({ aanleverkenmerk: 'three-of-five' })));
    const { deliveries, accepted } = await simulator.control('GET', '/accepts?aanleverkenmerk=three-of-five');
    expect({ deliveries, accepted }).toEqual({ deliveries: 5, accepted: 2 });
    expect(await simulator.control('GET', '/next')).toEqual({ orders: [] });
  });

  it('can be for a question about a process', async () => {
    const kenmerk = await simulator.deliver();
    await order({ operation: 'getStatussenProces', belanghebbende: NUMMER, outcome: 'fault', foutcode: 'STS140' });
    const outcome = await simulator.client.getStatussenProces({ kenmerk });
    expect(outcome).toMatchObject({ kind: 'fault', fault: { foutcode: 'STS140' } });
    expect(await simulator.client.getStatussenProces({ kenmerk })).toMatchObject({ kind: 'answered' });
  });
});

describe('a reply that is wrong', () => {
  it.each([
    ['tampered-reply', 'WUS_DIGEST'],
    ['wrong-certificate-reply', 'WUS_OIN'],
    ['expired-reply', 'WUS_TIMESTAMP_EXPIRED'],
    ['wrong-relates-to-reply', 'WUS_RELATES_TO'],
    ['unsigned-reply', 'WUS_SECURITY_MISSING'],
  ])('%s is not believed for %s, and the process exists', async (outcome, refusal) => {
    await order({ outcome });
    const answer = await simulator.client.aanleveren(simulator.aDelivery({ aanleverkenmerk: outcome }));
    expect(answer).toMatchObject({ kind: 'unknown', reason: 'reply-refused', refusal });
    const { accepted } = await simulator.control('GET', `/accepts?aanleverkenmerk=${outcome}`);
    expect(accepted).toBe(1);
  });

  it('breaks off half-way after the process exists', async () => {
    await order({ outcome: 'truncated-reply' });
    const answer = await simulator.client.aanleveren(simulator.aDelivery({ aanleverkenmerk: 'half' }));
    expect(answer.kind).toBe('unknown');
    expect(await simulator.control('GET', '/accepts?aanleverkenmerk=half')).toMatchObject({ accepted: 1 });
  });

  it('does not come when the request was lost, or the service is away, and nothing exists', async () => {
    for (const outcome of ['lost-request', 'unavailable']) {
      await order({ outcome });
      const answer = await simulator.client.aanleveren(simulator.aDelivery({ aanleverkenmerk: outcome }));
      expect(answer.kind).not.toBe('answered');
      expect(await simulator.control('GET', `/accepts?aanleverkenmerk=${outcome}`)).toMatchObject({ deliveries: 0 });
    }
  });
});

describe('the look-alike of the Aansluit Suite', () => {
  it('chooses its scenario by aanleverkenmerk', async () => {
    const client = stub();
    await simulator.control('PUT', '/settings', { stepMs: 0, busyMs: 100, overloadAnswer: 'fault' });
    const refused = await simulator.deliver({ aanleverkenmerk: 'Foutuitvragendepartij-1' }, client);
    expect(await last(simulator.statuses(refused, client))).toMatchObject({ statuscode: '510' });
    const fault = await client.aanleveren(simulator.aDelivery({ aanleverkenmerk: 'AanleverFault' }));
    expect(fault).toMatchObject({ kind: 'fault', fault: { foutcode: 'ALS100' } });
    const over = await client.aanleveren(simulator.aDelivery({ aanleverkenmerk: 'OverbelastAanleveren' }));
    expect(over).toMatchObject({ kind: 'fault', fault: { foutcode: 'ALS400' } });
    const kenmerk = await simulator.deliver({ aanleverkenmerk: 'StatusInformatieFault' }, client);
    expect(await client.getStatussenProces({ kenmerk })).toMatchObject({
      kind: 'fault',
      fault: { foutcode: 'STS100' },
    });
    const busy = await simulator.deliver({ aanleverkenmerk: 'ZwaarbelastStatusInformatie' }, client);
    expect(await client.getStatussenProces({ kenmerk: busy })).toMatchObject({ kind: 'answered' });
  });

  it('does nothing of the kind at the ordinary address, unless switched on', async () => {
    expect(await simulator.deliver({ aanleverkenmerk: 'AanleverFault' })).toMatch(/^[0-9a-f-]{36}$/);
    await simulator.control('PUT', '/settings', { scenariosEverywhere: true });
    await expect(simulator.deliver({ aanleverkenmerk: 'AanleverFault' })).rejects.toThrow('ALS100');
  });
});

describe('what is new', () => {
  it('is given once to each certificate, while getStatussenProces repeats', async () => {
    await order({ stepMs: 0 });
    const kenmerk = await simulator.deliver();
    const fetched = async () => {
      const outcome = await simulator.client.call('getNieuweStatussenProces', { kenmerk });
      return outcome.kind === 'answered' ? outcome.reply.length : outcome.kind;
    };
    expect(await Promise.all([fetched(), fetched()]).then((both) => both.sort())).toEqual([0, 9]);
    expect(await fetched()).toBe(0);
    expect(await codes(kenmerk)).toHaveLength(9);
    expect(await codes(kenmerk)).toHaveLength(9);
  });

  it('outside the window stays new, and comes for all processes of a party', async () => {
    await order({ stepMs: 0 });
    await simulator.deliver();
    const question = { berichtsoort: 'Omzetbelasting', identiteitBelanghebbende: BELANGHEBBENDE };
    const later = { ...question, tijdstempelVanaf: new Date(Date.now() + HOUR) };
    expect(await simulator.client.call('getNieuweStatussen', later)).toMatchObject({ kind: 'answered', reply: [] });
    const all = await simulator.client.call('getNieuweStatussen', question);
    expect(all.kind === 'answered' && all.reply.length).toBeGreaterThanOrEqual(9);
  });

  it('at the ophaalservice is a message for this OIN alone', async () => {
    const { kenmerk } = await simulator.control('POST', '/messages', { belanghebbende: NUMMER, bedrag: 120 });
    const other = simulator.clientOf('otherClient');
    const ask = { identiteitBelanghebbende: BELANGHEBBENDE };
    expect(await other.call('getBerichten', ask)).toMatchObject({ kind: 'answered', reply: [] });
    const fetched = await simulator.client.call('getNieuweBerichten', ask);
    expect(fetched).toMatchObject({ kind: 'answered', reply: [{ kenmerk, berichtsoort: 'ServiceberichtAanslag' }] });
    const content = fetched.kind === 'answered' ? fetched.reply[0]?.berichtInhoud.inhoud.toString('utf8') : '';
    expect(content).toContain('<Bedrag>120</Bedrag>');
    expect(await simulator.client.call('getNieuweBerichten', ask)).toMatchObject({ reply: [] });
    expect(await simulator.client.call('getNieuweBerichtenLijst', {})).toMatchObject({ reply: [{ kenmerk }] });
    expect(await simulator.client.call('getBerichtenLijst', {})).toMatchObject({ reply: [{ kenmerk }] });
    expect(await simulator.client.call('getBerichtenKenmerk', { kenmerk })).toMatchObject({ reply: [{ kenmerk }] });
    expect(await simulator.client.call('getNieuweBerichtenKenmerk', { kenmerk })).toMatchObject({ reply: [] });
  });

  it('the kinds of message are told', async () => {
    const kinds = await simulator.client.getBerichtsoorten({ identiteitBelanghebbende: BELANGHEBBENDE });
    expect(kinds).toMatchObject({ kind: 'answered', reply: ['Omzetbelasting', 'ICP', 'OBSUP'] });
  });
});

describe('a switch', () => {
  it('lets a check fail and shows it, over a restart too', async () => {
    const late = () => simulator.clientOf('client', { now: () => new Date(Date.now() - HOUR) });
    expect((await late().aanleveren(simulator.aDelivery())).kind).toBe('fault');
    await simulator.control('PUT', '/settings', { waived: ['timestamp'] });
    await simulator.stop();
    await simulator.start();
    // The reply has the right time, so a client with a wrong clock does not believe it; the request came through.
    await late().aanleveren(simulator.aDelivery({ aanleverkenmerk: 'late' }));
    expect(await simulator.control('GET', '/accepts?aanleverkenmerk=late')).toMatchObject({ accepted: 1 });
    const { requests } = await simulator.control('GET', '/received');
    expect(requests[0].checks).toMatchObject({ signature: 'passed', timestamp: 'waived', body: 'passed' });
  });

  it('decides on unknown kinds and kenmerken, revoked certificates and the status of a fault', async () => {
    await simulator.control('PUT', '/settings', {
      unknownKenmerk: 'fault',
      faultStatus: 200,
      waived: ['berichtsoort'],
    });
    const unknown = await simulator.client.getStatussenProces({ kenmerk: 'unknown' });
    expect(unknown).toMatchObject({ kind: 'fault', fault: { foutcode: 'STS100' }, exchange: { httpStatus: 200 } });
    expect(await last(simulator.ended(await simulator.deliver({ berichtsoort: 'Loonheffing' }), 5))).toMatchObject({
      statuscode: '311',
    });
    await simulator.control('PUT', '/settings', { revokedOins: [TEST_OINS.client] });
    expect((await simulator.client.aanleveren(simulator.aDelivery())).kind).toBe('fault');
    const { requests } = await simulator.control('GET', '/received');
    expect(requests[0]).toMatchObject({
      checks: { signature: 'passed', certificate: 'failed', oin: 'not-reached' },
      fault: { reason: 'Het certificaat is ingetrokken.' },
    });
  });

  it('sets the load beyond which answers fail', async () => {
    await simulator.control('PUT', '/settings', { overloadAt: 1, overloadAnswer: 'fault' });
    // As often as it takes to ask twice within one second.
    await eventually(async () => {
      const many = await Promise.all(
        Array.from({ length: 12 }, () => simulator.client.getStatussenProces({ kenmerk: 'unknown' })),
      );
      const refused = many.filter((outcome) => outcome.kind === 'fault' && outcome.fault.foutcode === 'STS400');
      expect(refused.length).toBeGreaterThan(0);
    });
    // The next second begins anew.
    await eventually(async () => {
      expect((await simulator.client.getStatussenProces({ kenmerk: 'unknown' })).kind).toBe('answered');
    });
  });

  it('makes answers slow, or lets none come', async () => {
    await simulator.control('PUT', '/settings', { slownessMs: 5_000 });
    const hasty = simulator.clientOf('client', { timeoutMs: 300 });
    expect(await hasty.aanleveren(simulator.aDelivery())).toMatchObject({ kind: 'unknown', reason: 'timeout' });
    await simulator.control('PUT', '/settings', { slownessMs: 0 });
    await order({ outcome: 'overloaded', overload: 'timeout' });
    expect(await hasty.aanleveren(simulator.aDelivery())).toMatchObject({ kind: 'unknown', reason: 'timeout' });
  });

  it('that does not exist is refused', async () => {
    await expect(simulator.control('PUT', '/settings', { waived: ['xml'] })).rejects.toThrow('400');
    await expect(simulator.control('POST', '/next', { outcome: 'nonsense' })).rejects.toThrow('400');
  });
});

describe('the page', () => {
  it('has nothing but its own files and a strict policy', async () => {
    const page = await fetch(simulator.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const names = [...(await page.text()).matchAll(/\/page\/([\w.]+)/g)].map(([, name]) => name);
    const scripts = await Promise.all(names.map((name) => fetch(`${simulator.url}/page/${name}`)));
    for (const { ok } of scripts) expect(ok).toBe(true);
    const texts = await Promise.all(scripts.map((response) => response.text()));
    for (const [, name] of texts.flatMap((text) => [...text.matchAll(/from '\.\/([\w.]+)'/g)])) {
      expect([name, (await fetch(`${simulator.url}/page/${name}`)).status]).toEqual([name, 200]);
    }
    for (const name of ['package.json', '..%2Fpackage.json', 'constructor']) {
      expect((await fetch(`${simulator.url}/page/${name}`)).status).toBe(404);
    }
  });

  it('shows what came in as it comes, with the envelope and the reply', async () => {
    const events = await fetch(`${simulator.url}/control/events`);
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    const kenmerk = await simulator.deliver({ aanleverkenmerk: 'watched' });
    let seen = '';
    while (!seen.includes(kenmerk)) seen += (await reader.read()).value ?? '';
    await reader.cancel();
    expect(seen).toContain('event: received');
    const { requests } = await simulator.control('GET', '/received');
    const one = await simulator.control('GET', `/received/${requests[0].id}`);
    expect(one).toMatchObject({ aanleverkenmerk: 'watched', kenmerk, verdict: 'answered' });
    expect(one.request).toContain('aanleverRequest');
    expect(one.reply).toContain(kenmerk);
    const { processes } = await simulator.control('GET', '/processes?limit=1');
    expect(processes[0]).toMatchObject({
      kenmerk,
      statuses: [{ statuscode: '105', isOut: true }, {}, {}, {}, {}, {}, {}, {}, {}],
    });
  });

  it('keeps what came in over a restart', async () => {
    await simulator.deliver({ aanleverkenmerk: 'kept' });
    await simulator.stop();
    await simulator.start();
    const { requests } = await simulator.control('GET', '/received');
    const one = await simulator.control('GET', `/received/${requests[0].id}`);
    expect(one).toMatchObject({ aanleverkenmerk: 'kept' });
    expect(one.reply).toContain('aanleverResponse');
    expect(Object.keys(one['checks'])[0]).toBe('xml');
    expect(Object.keys(one['checks']).at(-1)).toBe('berichtsoort');
  });

  it('gives the WSDL and XSD to download', async () => {
    for (const name of [...WUS_SERVICES.map((service) => `${service}-1.2.wsdl`), 'digipoort-koppelvlak-1.2.xsd']) {
      const response = await fetch(`${simulator.url}/wsdl/${name}`);
      expect(response.headers.get('content-type')).toContain('text/xml');
      expect(await response.text()).toContain('<?xml');
    }
    expect(simulator.about['paths'].ophaalservice[0]).toBe(servicePath('ophaalservice'));
  });
});
