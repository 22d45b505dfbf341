// Unpacks evidence files with `unzip` and runs the very commands of their README.txt: programs we did not write judge them.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceFile, type EvidenceFacts } from '@akkoord/digipoort-gateway';
import { createTestPki, splitPem, type TestPki } from '@akkoord/digipoort-simulator';
import { buildFault, buildReply, buildRequest, type SignatureAlgorithm, WusSigner } from '@akkoord/wus';

const PROGRAMS = ['unzip', 'sha256sum', 'xmlsec1', 'xmllint', 'openssl', 'base64', 'cmp'];
const missing = PROGRAMS.filter((program) => spawnSync(program, ['--version']).error !== undefined);
if (missing.length > 0) console.log(`skipped: not installed: ${missing.join(', ')}`);

const NOW = new Date('2026-11-22T12:00:00.500Z');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const document = Buffer.from('<xbrl xml:lang="nl">é € &amp;</xbrl>\n');
const identiteitBelanghebbende = { nummer: '001000044B37', type: 'BTW' };
const kenmerk = '700627b6-383e-4d8d-809f-b066845b36e0';
const asked = (n: number) => `urn:uuid:de1dc4f7-98ab-4a03-90a5-e9efd20b10${String(n).padStart(2, '0')}`;
const archived = (bytes: Buffer) => ({ sha256: sha256(bytes), bytes });

let pki: TestPki;
beforeAll(async () => {
  pki = await createTestPki(NOW);
});

/** Facts of a filing whose first delivery met a fault, and whose second was accepted. */
async function facts(algorithm: SignatureAlgorithm): Promise<EvidenceFacts> {
  const ours = new WusSigner({ ...pki.client, algorithm });
  const theirs = new WusSigner({ ...pki.replySigner, algorithm });
  const to = (service: string) => `https://localhost/wus/2.0/${service}/1.2`;
  const deliver = async (n: number) => {
    const berichtInhoud = { mimeType: 'application/xml', bestandsnaam: 'OB.xbrl', inhoud: document };
    const party = { identiteitBelanghebbende, rolBelanghebbende: 'Intermediair' };
    const request = { berichtsoort: 'Omzetbelasting', aanleverkenmerk: 'AK-1', ...party, berichtInhoud };
    const frame = { to: to('aanleverservice'), messageId: asked(n), now: NOW };
    return (await buildRequest('aanleveren', request, frame, ours)).bytes;
  };
  const frame = (n: number) => ({ messageId: asked(n), relatesTo: asked(n), now: NOW, tokenId: `t${n}` });
  const status = {
    ...{ kenmerk, identiteitBelanghebbende, statuscode: '500', tijdstempelStatus: NOW },
    statusomschrijving: 'Validatie bij de uitvragende partij gelukt.',
  };
  const party = { identiteitBelanghebbende, rolBelanghebbende: 'Intermediair' };
  const receipt = { kenmerk, berichtsoort: 'Omzetbelasting', tijdstempelAangeleverd: NOW, ...party };
  const question = { to: to('statusinformatieservice'), messageId: asked(3), now: NOW };
  const exchanges = [
    {
      ...({ operation: 'aanleveren', outcome: 'fault', httpStatus: 500 } as const),
      request: archived(await deliver(1)),
      reply: archived(
        buildFault({
          ...({ service: 'aanleverservice', operation: 'aanleveren' } as const),
          ...{ messageId: asked(1), relatesTo: asked(1), foutcode: 'ALS400', foutbeschrijving: 'Storing' },
        }),
      ),
    },
    {
      ...({ operation: 'aanleveren', outcome: 'answered', httpStatus: 200, kenmerk } as const),
      request: archived(await deliver(2)),
      reply: archived(await buildReply('aanleveren', receipt, frame(2), theirs)),
    },
    {
      ...({ operation: 'getStatussenProces', outcome: 'answered', httpStatus: 200, kenmerk } as const),
      request: archived((await buildRequest('getStatussenProces', { kenmerk }, question, ours)).bytes),
      reply: archived(await buildReply('getStatussenProces', [status], frame(3), theirs)),
    },
    {
      ...({ operation: 'aanleveren', outcome: 'unknown', httpStatus: 502 } as const),
      request: archived(await deliver(4)),
      reply: archived(Buffer.from('<html>Bad gateway')),
    },
  ].map((exchange, index) => ({ ...exchange, messageId: asked(index + 1), startedAt: NOW, durationMs: 12 }));
  return {
    ...{ participantNumber: '12345', filingId: '01935f6e-7b1c-7d3a-9f2b-0123456789ab', kind: 'vat-return' },
    ...{ documentSha256: sha256(document), aanleverkenmerk: 'AK-1', kenmerk, phase: 'accepted', exchanges },
    commands: [],
    authorities: splitPem(pki.authorities),
    statuses: [
      {
        ...{ kenmerk, code: '500', at: NOW, text: 'Validatie bij de uitvragende partij gelukt.', seenAt: NOW },
        ...{ faultCode: null, faultText: null, details: null },
      },
    ],
  };
}

const unpacked: string[] = [];
afterAll(() => unpacked.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function unpack(zip: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-evidence-'));
  unpacked.push(folder);
  writeFileSync(join(folder, 'evidence.zip'), zip);
  execFileSync('unzip', ['-q', 'evidence.zip'], { cwd: folder });
  rmSync(join(folder, 'evidence.zip'));
  return folder;
}

/** Runs the lines of README.txt that are commands; gives those that failed. */
function failingCommands(folder: string): { ran: string[]; failed: string[] } {
  const lines = readFileSync(join(folder, 'README.txt'), 'utf8').split('\n');
  const ran = lines.filter((line) => /^(sha256sum|xmlsec1|xmllint|openssl) /.test(line));
  const failed = ran.filter((line) => spawnSync('bash', ['-o', 'pipefail', '-c', line], { cwd: folder }).status !== 0);
  return { ran, failed };
}

const programs = (commands: readonly string[]) => commands.map((command) => command.split(' ')[0]);
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

(missing.length === 0 ? describe : describe.skip)('an evidence file', () => {
  it.each(['sha1', 'sha256'] as const)('is verified by every command of its README (%s)', async (algorithm) => {
    const folder = unpack(evidenceFile(await facts(algorithm)));
    const { ran, failed } = failingCommands(folder);
    expect(failed).toEqual([]);
    expect(programs(ran)).toEqual([
      'sha256sum',
      // Four requests and two signed replies: a fault and the page of a proxy are not signed.
      ...Array.from({ length: 6 }, () => 'xmlsec1'),
      'xmllint',
      ...Array.from({ length: 6 }, () => 'xmllint'),
      // Two chains, the root, and the two that signed.
      ...Array.from({ length: 5 }, () => 'openssl'),
    ]);
    expect(readFileSync(join(folder, 'document.xbrl'))).toEqual(document);
    const readme = readFileSync(join(folder, 'README.txt'), 'utf8');
    expect(readme).toContain('  messages/01-aanleveren-reply.xml\n  messages/04-aanleveren-reply.bin');
    expect(readFileSync(join(folder, 'statuses.txt'), 'utf8')).toContain(
      'nl: De Belastingdienst heeft de aangifte aangenomen.',
    );
  });

  it('fails at openssl when a certificate does not lead to the root, or was not valid when it signed', async () => {
    const folder = unpack(evidenceFile(await facts('sha256')));
    const chain = filesIn(folder).find((name) => name.endsWith('-chain.pem'))!;
    writeFileSync(join(folder, chain), (await createTestPki(NOW)).authorities);
    expect(failingCommands(folder).failed.filter((line) => line.startsWith('openssl verify'))).toHaveLength(1);
    const years = (await facts('sha256')).exchanges.map((one) => ({
      ...one,
      startedAt: new Date('2016-01-01T00:00:00Z'),
    }));
    const early = unpack(evidenceFile({ ...(await facts('sha256')), exchanges: years }));
    expect(failingCommands(early).failed.filter((line) => line.startsWith('openssl verify'))).toHaveLength(2);
  });

  it('says so where the issuers of a certificate are not known', async () => {
    const folder = unpack(evidenceFile({ ...(await facts('sha1')), authorities: [] }));
    const { ran, failed } = failingCommands(folder);
    expect(failed).toEqual([]);
    expect(ran.filter((line) => line.startsWith('openssl verify'))).toEqual([]);
    expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toContain('its issuers are not known');
  });

  it('lists every file it holds', async () => {
    const folder = unpack(evidenceFile(await facts('sha256')));
    const listed = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
    const names = listed.map((line) => line.slice(66));
    expect([...names, 'SHA256SUMS'].sort()).toEqual(filesIn(folder));
  });

  it('fails when one byte of any file is changed', async () => {
    const zip = evidenceFile(await facts('sha256'));
    for (const name of filesIn(unpack(zip))) {
      const folder = unpack(zip);
      const bytes = readFileSync(join(folder, name));
      const place = name === 'SHA256SUMS' ? 3 : bytes.length >> 1;
      bytes[place] = bytes[place] === 0x30 ? 0x31 : 0x30;
      writeFileSync(join(folder, name), bytes);
      const sums = spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: folder });
      expect([name, sums.status]).toEqual([name, 1]);
    }
  });

  it('fails at xmlsec1 when what is signed is changed and its sum with it', async () => {
    const zip = evidenceFile(await facts('sha256'));
    const folder = unpack(zip);
    const path = join(folder, 'messages/02-aanleveren-reply.xml');
    const forged = readFileSync(path, 'utf8').replace(kenmerk, kenmerk.replace('7', '8'));
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').replace(
      sha256(readFileSync(path)),
      sha256(Buffer.from(forged)),
    );
    writeFileSync(path, forged);
    writeFileSync(join(folder, 'SHA256SUMS'), sums);
    const { failed } = failingCommands(folder);
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatch(/^xmlsec1 .*02-aanleveren-reply\.xml$/);
  });

  it('is the same byte for byte each time, in whatever time zone it is made', async () => {
    const given = await facts('sha1');
    const before = process.env['TZ'];
    const zips = ['UTC', 'Asia/Tokyo', 'America/New_York'].map((zone) => {
      process.env['TZ'] = zone;
      return sha256(evidenceFile(given));
    });
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    expect(new Set(zips).size).toBe(1);
  });
});
