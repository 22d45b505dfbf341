import type { ReplyFrame, SignatureAlgorithm, WusSigner } from '@akkoord/wus';
import { randomUUID } from 'node:crypto';
import type { ReplyFate } from '../control/instruction.js';
import type { SimulatorPki } from '../pki/simulator-pki.js';

/** Writes and signs a reply within a frame. */
export type BuildReply = (frame: ReplyFrame, signer: WusSigner) => Promise<Buffer>;

const HOUR = 3_600_000;

/** The reply as ordered: right in all respects, or wrong in exactly one. */
export async function replyWithFate(
  build: BuildReply,
  fate: ReplyFate | undefined,
  frame: ReplyFrame,
  { pki, algorithm }: { pki: SimulatorPki; algorithm: SignatureAlgorithm },
): Promise<Buffer> {
  const signer = pki.signerOf(algorithm);
  switch (fate) {
    case 'tampered':
      return changed(await build(frame, signer), tamper);
    case 'unsigned':
      return changed(await build(frame, signer), (text) => text.replace(/<s:Security [\s\S]*<\/s:Security>/, ''));
    case 'wrong-certificate':
      return build(frame, pki.strangerOf(algorithm));
    case 'expired':
      return build({ ...frame, now: new Date(frame.now.getTime() - HOUR) }, signer);
    case 'wrong-relates-to':
      return build({ ...frame, relatesTo: `urn:uuid:${randomUUID()}` }, signer);
    case undefined:
    case 'truncated':
    case 'lost-after-accept':
    case 'lost-before-accept':
    case 'unavailable':
      return build(frame, signer);
    default:
      return fate satisfies never;
  }
}

const changed = (body: Buffer, change: (text: string) => string): Buffer =>
  Buffer.from(change(body.toString('utf8')), 'utf8');

/** Changes the signed Body so that it is still valid by the XSD where it names a kenmerk. */
function tamper(text: string): string {
  const renamed = text.replace('<kenmerk>', '<kenmerk>0');
  return renamed === text ? text.replace('</soapenv:Body>', ' </soapenv:Body>') : renamed;
}
