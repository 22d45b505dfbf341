import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PersonErasure } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { run } from './erase-person.cli.js';

const EMAIL = 'karin@korenaar.example';
const ASKED = ['--office', '12345', '--address', EMAIL];
const done = { isDone: true, erased: [], kept: [] };
const erasure = (changes: Partial<PersonErasure> = {}): PersonErasure => ({
  ...{ isRehearsal: false, isComplete: true, at: '2026-10-05T09:00:00.000Z' },
  services: [
    { ...done, service: 'connector', erased: [{ thing: 'contact', count: 2 }] },
    { ...done, service: 'workflow', kept: [{ thing: 'decision', count: 3, until: '2033-12-31' }] },
    { ...done, service: 'mailer' },
  ],
  ...changes,
});

/** Runs the command against a connector that answers this; gives what it was asked too. */
async function command(args: string[], answer: { status: number; body: object }) {
  const asked: { path: string | undefined; token: string | undefined; body: string }[] = [];
  const server = createServer((request, reply) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push({ path: request.url, token: request.headers.authorization, body });
      reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [out, err]: [string[], string[]] = [[], []];
  const env = { AKKOORD_CONNECTOR_URL: url, AKKOORD_ADMIN_TOKEN: 'akc_token' };
  const status = await run(args, env, { out: (text) => out.push(text), err: (text) => err.push(text) });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { status, asked, out: out.join(''), err: err.join('') };
}

describe('npm run erase-person', () => {
  it('tells what was erased where, and what is kept, why and until when; never who', async () => {
    const { status, asked, out } = await command([...ASKED, '--language', 'nl'], { status: 200, body: erasure() });
    expect(status).toBe(0);
    expect(asked).toEqual([
      {
        path: '/v1/offices/12345/people/erasure',
        token: 'Bearer akc_token',
        body: JSON.stringify({ email: EMAIL, isRehearsal: false }),
      },
    ]);
    expect(out).toMatch(/^GEWIST\n/);
    expect(out).toContain('2 × contactpersoon');
    expect(out).toMatch(/blijft +3 × naam bij beslissingen.*art\. 52 AWR.*tot en met 2033-12-31/);
    expect(out).toContain('niets (meer) gevonden');
    expect(out).not.toContain(EMAIL);
  });

  it('says that a rehearsal erased nothing', async () => {
    const answer = { status: 200, body: erasure({ isRehearsal: true }) };
    const { status, asked, out } = await command([...ASKED, '--dry-run', '--language', 'en'], answer);
    expect([status, JSON.parse(asked[0]!.body)]).toEqual([0, { email: EMAIL, isRehearsal: true }]);
    expect(out).toMatch(/^REHEARSAL: nothing was erased/);
  });

  it('ends with 1 as long as a service gave no answer, and asks to be run again', async () => {
    const body = erasure({ isComplete: false, services: [{ service: 'mailer', isDone: false, erased: [], kept: [] }] });
    const { status, out } = await command([...ASKED, '--language', 'nl'], { status: 200, body });
    expect(status).toBe(1);
    expect(out).toMatch(/NOG NIET KLAAR[^]*mailer\n {2}gaf geen antwoord/);
  });

  it('passes on why it was refused, and is not asked with wrong options', async () => {
    const messages = { nl: 'Deze persoon is nog actief.', en: 'This person is still active.' };
    const refusal = { status: 409, body: { code: 'PERSON_STILL_ACTIVE', messages } };
    const { status, err } = await command([...ASKED, '--language', 'nl'], refusal);
    expect([status, err]).toEqual([1, 'PERSON_STILL_ACTIVE: Deze persoon is nog actief.\n']);
    for (const wrong of [['--office', '1', '--address', EMAIL], ['--office', '12345'], ['--everybody']]) {
      const refused = await command(wrong, refusal);
      expect([refused.status, refused.asked]).toEqual([2, []]);
    }
  });
});
