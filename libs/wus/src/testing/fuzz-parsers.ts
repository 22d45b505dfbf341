import { runInNewContext } from 'node:vm';
import { LOGIUS_OIN } from '../constants.js';
import { WusReplyRefused, WusRequestRefused } from '../errors.js';
import { OPERATIONS, type WusOperation } from '../operations.js';
import { buildFault } from '../sign/build-fault.js';
import { buildReply } from '../sign/build-reply.js';
import { buildRequest } from '../sign/build-request.js';
import { WusSigner } from '../sign/signer.js';
import { TrustStore } from '../verify/trust.js';
import { verifyReply } from '../verify/verify-reply.js';
import { verifyRequest } from '../verify/verify-request.js';
import { mutate, randomFrom } from './mutate.js';
import { SAMPLED, SAMPLES } from './samples.js';
import { testIdentities } from './test-identity.js';

/** How long to go on: a number of cases or of seconds. The same seed tries the same changes, though of messages signed with other keys. */
export type FuzzOptions = { seed: number } & ({ cases: number } | { seconds: number });

/** What was seen; nothing in it is a failure, for a failure throws. */
export interface FuzzReport {
  cases: number;
  refused: number;
  /** Taken for a fault: error information, never a success. */
  faults: number;
  /** Believed, and said exactly what the message said before it was changed (a space where none counts). */
  unharmed: number;
  slowestMs: number;
  /** How often each code refused. */
  codes: Record<string, number>;
}

const NOW = new Date('2026-11-22T12:00:00.500Z');
const ASKED = 'urn:uuid:1';
/** Past this a case counts as hanging; a whole batch is stopped by force after a hundred times as long. */
const CASE_LIMIT_MS = 2_000;
const BATCH = 100;

/** A message, and what reading it gives as text. */
interface Seed {
  bytes: Buffer;
  read: (bytes: Buffer) => string;
}

/**
 * Changes signed replies and requests at random and reads them. Throws when anything but a refusal is thrown, when a case takes too
 * long, and when a changed message is believed that does not say what one of the originals said.
 */
export async function fuzzParsers(options: FuzzOptions): Promise<FuzzReport> {
  const seeds = await corpus();
  const genuine = new Set(seeds.map(({ bytes, read }) => read(bytes)));
  const random = randomFrom(options.seed);
  const pick = () => seeds[Math.floor(random() * seeds.length)]!;
  const report: FuzzReport = { cases: 0, refused: 0, faults: 0, unharmed: 0, slowestMs: 0, codes: {} };
  const began = performance.now();
  const isDone = () =>
    'cases' in options ? report.cases >= options.cases : performance.now() - began > options.seconds * 1000;

  const batch = () => {
    for (let left = BATCH; left > 0 && !isDone(); left -= 1) {
      report.cases += 1;
      const { bytes, read } = pick();
      const changed = mutate(bytes, pick().bytes, random);
      const started = performance.now();
      judge(changed, read, genuine, report, `case ${report.cases} of seed ${options.seed}`);
      const took = performance.now() - started;
      report.slowestMs = Math.max(report.slowestMs, took);
      if (took > CASE_LIMIT_MS) throw new Error(`case ${report.cases} of seed ${options.seed} took ${took} ms`);
    }
  };
  while (!isDone()) {
    // Only another context can be stopped from outside, should a parser never come back.
    runInNewContext('batch()', { batch }, { timeout: BATCH * CASE_LIMIT_MS });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return report;
}

function judge(
  bytes: Buffer,
  read: Seed['read'],
  genuine: ReadonlySet<string>,
  report: FuzzReport,
  name: string,
): void {
  let said: string;
  try {
    said = read(bytes);
  } catch (error) {
    if (!(error instanceof WusReplyRefused || error instanceof WusRequestRefused)) {
      throw new Error(`${name} ended in an error that is no refusal`, { cause: error });
    }
    report.refused += 1;
    report.codes[error.code] = (report.codes[error.code] ?? 0) + 1;
    return;
  }
  if (said === FAULT) report.faults += 1;
  else if (genuine.has(said)) report.unharmed += 1;
  else throw new Error(`${name} was believed though it says something else:\n${bytes.toString('utf8')}`);
}

const FAULT = 'fault';

/** Every operation, both ways, both suites by turns; and a fault, to splice with. */
async function corpus(): Promise<Seed[]> {
  const { root, identities } = await testIdentities([LOGIUS_OIN, '00000099000000001000'], NOW);
  const trust = new TrustStore({ authorities: [root] });
  const signers = (['sha1', 'sha256'] as const).map((algorithm) => new WusSigner({ ...identities[0], algorithm }));
  const replyFrame = { messageId: ASKED, relatesTo: ASKED, now: NOW, tokenId: 'x' };
  const seeds: Seed[] = [];
  for (const [index, operation] of SAMPLED.entries()) {
    const signer = signers[index % 2]!;
    const readReply = (bytes: Buffer) => {
      const verified = verifyReply(operation, bytes, { messageId: ASKED, trust, now: NOW });
      return verified.kind === 'fault' ? FAULT : JSON.stringify([operation, verified.reply, verified.signer]);
    };
    for (const response of SAMPLES[operation].responses) {
      seeds.push({ bytes: await buildReply(operation, response, replyFrame, signer), read: readReply });
    }
    seeds.push({ bytes: aFault(operation), read: readReply });
    const { service } = OPERATIONS[operation];
    const to = `https://localhost/wus/2.0/${service}/1.2`;
    const readRequest = (bytes: Buffer) => {
      const verified = verifyRequest(bytes, { service, trust, now: NOW, toPath: new URL(to).pathname });
      return JSON.stringify([verified.operation, verified.request, verified.messageId, verified.signer.fingerprint]);
    };
    for (const request of SAMPLES[operation].requests) {
      const { bytes } = await buildRequest(operation, request, { to, messageId: ASKED, now: NOW }, signer);
      seeds.push({ bytes, read: readRequest });
    }
  }
  return seeds;
}

function aFault(operation: WusOperation): Buffer {
  const { service } = OPERATIONS[operation];
  const words = { foutcode: 'ALS100', foutbeschrijving: 'De volgende fout is opgetreden: <iets>' };
  return buildFault({ service, operation, messageId: ASKED, relatesTo: ASKED, ...words });
}
