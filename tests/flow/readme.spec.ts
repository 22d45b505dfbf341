// Pastes the examples of the README into a shell, as the maker of an ERP does, and looks at what comes out.
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT, writeDemoFile } from '@akkoord/local';
import { eventually } from '@akkoord/testing';
import { type Installation, startInstallation } from './installation.js';

const missing = ['bash', 'curl'].filter((program) => spawnSync(program, ['--version']).error !== undefined);
if (missing.length > 0) console.log(`skipped: not installed: ${missing.join(', ')}`);

/** The examples under "Connect an ERP", in order: each is one block to paste. */
const EXAMPLES = [
  ...readFileSync(join(ROOT, 'README.md'), 'utf8')
    .split(/^## /m)
    .find((section) => section.startsWith('Connect an ERP'))!
    .matchAll(/^```sh\n(.*?)^```$/gms),
].map(([, block]) => block!);

/** What an answer over HTTP was: its status, and its body. */
interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const example = (holds: RegExp): string => {
  const found = EXAMPLES.filter((block) => holds.test(block));
  expect(found).toHaveLength(1);
  return found[0]!;
};

(missing.length > 0 ? describe.skip : describe)('the examples of the README', () => {
  let installation: Installation;
  let folder: string;

  beforeAll(async () => {
    installation = await startInstallation();
    folder = mkdtempSync(join(tmpdir(), 'akkoord-readme-'));
    mkdirSync(join(folder, '.data'));
    // They are pasted in the folder of the project, where its packages are.
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const { system, erpToken, connectorToken, logins } = installation;
    writeDemoFile(join(folder, '.data', 'demo.json'), {
      services: system.services,
      amqp: system.amqpUrl,
      tokens: { erp: erpToken, connector: connectorToken, officeAdmin: '', internal: '' },
      logins,
      mail: undefined,
      pki: { clientKey: '', clientCertificate: '', ca: '' },
    });
  });
  afterAll(async () => {
    if (folder) rmSync(folder, { recursive: true, force: true });
    await installation?.remove();
  });

  /** Runs a block in a new shell that knows `demo`, as the first block defines it. */
  async function paste(block: string): Promise<string> {
    const script = `${EXAMPLES[0]}${block}`;
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder });
    return stdout;
  }

  /** As `paste`; gives the answer to each of its requests. */
  async function ask(block: string): Promise<Answer[]> {
    const output = await paste(`curl() { command curl -w '\\n%{http_code}\\n' "$@"; }\n${block}`);
    const lines = output.trim().split('\n');
    return Array.from({ length: lines.length / 2 }, (_, index) => ({
      status: Number(lines[2 * index + 1]),
      body: JSON.parse(lines[2 * index]!),
    }));
  }

  it('hand over a return as figures, and give the same answer the second time', async () => {
    const [first] = await ask(example(/"reference":"MY-2026-Q3","kind"/));
    expect(first).toMatchObject({ status: 202, body: { reference: 'MY-2026-Q3' } });
    const [again] = await ask(example(/"reference":"MY-2026-Q3","kind"/));
    expect(again).toMatchObject({
      status: 200,
      body: { reference: 'MY-2026-Q3', receivedAt: first!.body['receivedAt'] },
    });
  });

  it('ask how it goes, until it waits for the client', async () => {
    await eventually(async () => {
      const [answer] = await ask(example(/returns\/MY-2026-Q3" -H[^\n]*$/m));
      expect(answer).toMatchObject({ status: 200, body: { status: 30 } });
    });
  });

  it('ask before it is made', async () => {
    const [answer] = await ask(example(/v1\/eligibility/));
    expect(answer).toMatchObject({ status: 200, body: { eligible: expect.stringMatching(/^(yes|no)$/) } });
  });

  it('take it back', async () => {
    const [answer] = await ask(example(/MY-2026-Q3\/withdrawal/));
    expect([200, 202]).toContain(answer!.status);
    await eventually(async () => {
      const [view] = await ask(example(/returns\/MY-2026-Q3" -H[^\n]*$/m));
      expect(view!.body['status']).toBe(45);
    });
  });

  it('send a new version in the place of one that waits', async () => {
    const answers = await ask(example(/"supersedes":"MY-2026-Q2-A"/));
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    const view = `curl -s "$(demo ".services['client-sender']")/v1/returns/REF" -H "Authorization: Bearer $(demo .tokens.erp)"`;
    await eventually(async () => {
      const answers = await ask(['A', 'B'].map((letter) => view.replace('REF', `MY-2026-Q2-${letter}`)).join('\n'));
      expect(answers.map(({ body }) => body['status'])).toEqual([45, 30]);
    });
  });

  it('set a webhook, whose secret is in the answer', async () => {
    const [answer] = await ask(example(/v1\/webhook/));
    expect(answer).toMatchObject({ status: 200, body: { secret: expect.stringMatching(/^whsec_/) } });
  });

  it('send over AMQP and hear every status until the client can approve', async () => {
    const heard = (await paste(example(/amqplib/))).trim().split('\n');
    expect(heard.at(-1)).toMatch(/^\S*return\.status-changed\.v1 MY-AMQP-\d+ 30/);
  });

  it('are all run here, but for checking files, which has tests of its own (libs/check-filing)', () => {
    // The first defines what the others use; a new one needs a test.
    expect(EXAMPLES[0]).toMatch(/^demo\(\)/);
    expect(EXAMPLES).toHaveLength(9);
  });
});
