import { certificateText, type SignedCertificate } from './certificate.js';

/** The text is no certificate of this kind; nothing was checked. */
export class CertificateUnreadable extends Error {
  readonly code = 'CERTIFICATE_UNREADABLE';
  override readonly name = 'CertificateUnreadable';
}

type Fields = Readonly<Record<string, unknown>>;
type Shape = (value: unknown) => boolean;

const text: Shape = (value) => typeof value === 'string';
const count: Shape = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const missing: Shape = (value) => value === undefined;
const either =
  (...shapes: Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value));
const list =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const having =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(shapes).every(([key, shape]) => shape((value as Fields)[key]));
const mapOf =
  (shape: Shape): Shape =>
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(shape);

const signature = having({ algorithm: text, keyId: text, value: text });
const step = having({
  side: either(
    (value) => value === 'left',
    (value) => value === 'right',
  ),
  hash: text,
});
const entry = having({
  ...{ position: count, content: text, previousHash: text, hash: text },
  evidence: either(missing, text, (value) => value === null),
  proof: either(missing, having({ anchor: count, path: list(step) })),
});
const statement = having({
  ...{ type: (value) => value === 'akkoord.audit-anchor.v1', participantNumber: text, number: count },
  ...{ firstPosition: count, lastPosition: count, root: text, headHash: text, at: text },
  previousAnchor: either(missing, text),
});
const anchor = having({ statement, signature });
const filing = having({
  ...{ filingId: text, kind: text, reference: text, organisation: text, status: count },
  period: having({ start: text, end: text }),
  document: having({ sha256: text, size: count, mediaType: text }),
  figures: mapOf((value) => typeof value === 'number' && Number.isSafeInteger(value)),
});
const signedCertificate = having({
  certificate: having({
    ...{ type: (value: unknown) => value === 'akkoord.approval-certificate.v1', issuedAt: text },
    ...{ office: having({ participantNumber: text }), filing, people: list(having({ id: text, name: text })) },
    ...{ entries: list(entry), anchors: list(anchor) },
  }),
  signature,
  keys: list(having({ keyId: text, publicKey: text })),
});

/** Reads the file of a certificate; throws CertificateUnreadable for anything else. Nothing is checked yet. */
export function readCertificate(json: string): SignedCertificate {
  const value = parse(json);
  if (!signedCertificate(value)) throw new CertificateUnreadable('not an approval certificate of Akkoord (version 1)');
  const file = value as SignedCertificate;
  try {
    certificateText(file.certificate);
  } catch (cause) {
    throw new CertificateUnreadable('the certificate holds a number that is not whole', { cause });
  }
  return file;
}

/** What an office published: its keys and its anchors. */
export interface PublishedAnchors {
  readonly keys: SignedCertificate['keys'];
  readonly anchors: SignedCertificate['certificate']['anchors'];
}

const published = having({ keys: list(having({ keyId: text, publicKey: text })), anchors: list(anchor) });

/** Reads what an office published; throws CertificateUnreadable for anything else. */
export function readPublished(json: string): PublishedAnchors {
  const value = parse(json);
  if (!published(value)) throw new CertificateUnreadable('not the published anchors of an office');
  return value as PublishedAnchors;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (cause) {
    throw new CertificateUnreadable('not JSON', { cause });
  }
}
