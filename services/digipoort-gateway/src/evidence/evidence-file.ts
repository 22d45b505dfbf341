import { strToU8, zipSync, type Zippable } from 'fflate';
import { keepChains, type SigningCertificate } from './certificate-chains.js';
import { type Envelope, pemOf, readEnvelope, sha256Of } from './envelope.js';
import type { ArchivedExchange, EvidenceFacts } from './evidence-facts.js';
import { readmeOf, type SignedMessage } from './evidence-readme.js';
import { statusesAsText } from './statuses-text.js';

type Files = Map<string, Uint8Array>;

/** A message of the archive under its name in the file. */
interface NamedMessage {
  readonly path: string;
  readonly bytes: Buffer;
  readonly at: Date;
  readonly envelope: Envelope | undefined;
}

/** The lowest moment a ZIP can tell; local parts on purpose, for that is how they are written. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * The evidence file of a filing: a ZIP that anybody can verify with programs that are not ours. The same facts give the same
 * bytes: sorted names, no times, no trace of who asked.
 */
export function evidenceFile(facts: EvidenceFacts): Uint8Array {
  const files: Files = new Map();
  const { calls, messages } = nameMessages(facts.exchanges);
  for (const { path, bytes } of messages) files.set(path, bytes);
  const signed = messages.flatMap((message) => keepCertificate(files, message));
  const carrier = messages.find(({ envelope }) => isDocument(envelope, facts.documentSha256));
  if (carrier?.envelope?.document) files.set('document.xbrl', carrier.envelope.document);
  const chains = keepChains(files, signingCertificates(messages), facts.authorities);
  const { statuses, exchanges: _, authorities: __, ...about } = facts;
  files.set('evidence.json', json({ ...about, exchanges: calls }));
  files.set('statuses.json', json(statuses));
  files.set('statuses.txt', strToU8(statusesAsText(statuses)));
  const unsigned = messages.filter(({ path }) => !signed.some((one) => one.path === path)).map(({ path }) => path);
  files.set('README.txt', strToU8(readmeOf({ facts, signed, chains, unsigned, documentIn: carrier?.path })));
  files.set('SHA256SUMS', strToU8(sumsOf(files)));
  return zipSync(asZip(files), { level: 9 });
}

function nameMessages(exchanges: readonly ArchivedExchange[]): { calls: object[]; messages: NamedMessage[] } {
  const width = Math.max(2, String(exchanges.length).length);
  const messages: NamedMessage[] = [];
  const add = (name: string, bytes: Buffer, at: Date): string => {
    const envelope = readEnvelope(bytes);
    const path = `messages/${name}.${envelope ? 'xml' : 'bin'}`;
    messages.push({ path, bytes, at, envelope });
    return path;
  };
  const calls = exchanges.map(({ request, reply, ...call }, index) => {
    const name = `${String(index + 1).padStart(width, '0')}-${call.operation}`;
    return {
      ...call,
      request: { file: add(`${name}-request`, request.bytes, call.startedAt), sha256: request.sha256 },
      ...(reply ? { reply: { file: add(`${name}-reply`, reply.bytes, call.startedAt), sha256: reply.sha256 } } : {}),
    };
  });
  return { calls, messages };
}

/** Stores the certificate a message was signed with; nothing for a message that is not signed. */
function keepCertificate(files: Files, { path, envelope }: NamedMessage): SignedMessage[] {
  if (!envelope?.certificate) return [];
  const certificate = certificatePath(envelope.certificate);
  files.set(certificate, strToU8(pemOf(envelope.certificate)));
  return [{ path, certificate }];
}

const certificatePath = (der: Buffer): string => `certificates/${sha256Of(der).slice(0, 16)}.pem`;

/** Each certificate once, with the first message it signed. */
function signingCertificates(messages: readonly NamedMessage[]): SigningCertificate[] {
  const found = new Map<string, SigningCertificate>();
  for (const { envelope, at } of messages) {
    if (!envelope?.certificate) continue;
    const path = certificatePath(envelope.certificate);
    if (!found.has(path)) found.set(path, { path, der: envelope.certificate, signedAt: at });
  }
  return [...found.values()];
}

const isDocument = (envelope: Envelope | undefined, sha256: string): boolean =>
  envelope?.document !== undefined && sha256Of(envelope.document) === sha256;

const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);

const inOrder = (files: Files): [string, Uint8Array][] => [...files].sort(([a], [b]) => (a < b ? -1 : 1));

/** As `sha256sum` writes and reads it. */
const sumsOf = (files: Files): string =>
  inOrder(files)
    .map(([path, bytes]) => `${sha256Of(bytes)}  ${path}\n`)
    .join('');

const asZip = (files: Files): Zippable =>
  Object.fromEntries(inOrder(files).map(([path, bytes]) => [path, [bytes, { mtime: NO_TIME }]]));
