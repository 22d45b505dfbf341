import type { ApprovalCertificate, CertifiedEntry } from './certificate.js';

/** Who acted, for whom, how he had logged in and with which words: as the evidence of an entry states it. */
export interface ActEvidence {
  readonly actor?: ActParty;
  /** For whom it counts, where others delegated to the actor. */
  readonly onBehalfOf?: readonly ActParty[];
  readonly authentication?: { readonly method: string; readonly at: string };
  readonly reason?: { readonly code?: string; readonly text?: string };
  /** Who made and sent the filing, where the entry tells that it began: `id` is his person key, the name is as his software gave it. */
  readonly submittedBy?: ActParty;
}

/** A party of an act; `name` as the certificate states it. */
export interface ActParty {
  readonly kind: string;
  readonly id?: string;
  readonly name?: string;
}

/** One step of an approval in a form that can be shown. */
export interface Act extends ActEvidence {
  readonly position: number;
  readonly kind: string;
  readonly at: string;
  /** The document the entry names. */
  readonly documentSha256?: string;
  /** Where it brought the filing. */
  readonly status?: number;
  /** The standing approval it was done under. */
  readonly mandateId?: string;
  readonly isErased: boolean;
  readonly anchor?: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** The acts of a certificate, in order. Call it for a certificate that was checked: it believes what stands there. */
export function actsOf({ entries, people }: Pick<ApprovalCertificate, 'entries' | 'people'>): Act[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return entries.map((entry) => actOf(entry, names));
}

function actOf({ position, content, evidence, proof }: CertifiedEntry, names: ReadonlyMap<string, string>): Act {
  const fact = fieldsOf(content) ?? {};
  const { documentSha256, status, mandateId, submittedBy } = fact;
  return {
    position,
    kind: String(fact['kind']),
    at: String(fact['at']),
    ...(typeof documentSha256 === 'string' ? { documentSha256 } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof mandateId === 'string' ? { mandateId } : {}),
    ...(typeof evidence === 'string' ? evidenceOf(evidence, names) : {}),
    ...(typeof submittedBy === 'string' ? { submittedBy: sender(submittedBy, evidence) } : {}),
    isErased: evidence === null,
    ...(proof ? { anchor: proof.anchor } : {}),
  };
}

/** Evidence of before 0060: `[salt, contactId, reason code, reason text]`. */
function evidenceOf(text: string, names: ReadonlyMap<string, string>): ActEvidence {
  const parsed: unknown = JSON.parse(text);
  if (Array.isArray(parsed)) {
    const [, contactId, code, words] = parsed as (string | null)[];
    return {
      actor: party({ kind: 'contact', contactId }, names)!,
      ...(code || words ? { reason: { ...(code ? { code } : {}), ...(words ? { text: words } : {}) } } : {}),
    };
  }
  const fields = parsed as Fields;
  const actor = party(fields['actor'], names);
  const onBehalfOf = partiesIn(fields, names);
  const authentication = authenticationOf(fields['authentication']);
  const reason = reasonOf(fields);
  return {
    ...(actor ? { actor } : {}),
    ...(onBehalfOf.length > 0 ? { onBehalfOf } : {}),
    ...(authentication ? { authentication } : {}),
    ...(reason ? { reason } : {}),
  };
}

function party(given: unknown, names: ReadonlyMap<string, string>): ActParty | undefined {
  if (!isFields(given)) return undefined;
  const id = [given['contactId'], given['employeeId'], given['clientEnvironmentId']].find(
    (one) => typeof one === 'string',
  );
  const name = id === undefined ? undefined : names.get(id);
  return { kind: String(given['kind']), ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

/** The key stands in the chain, the name in the evidence beside it, if there is one. */
function sender(id: string, evidence: string | null | undefined): ActParty {
  const beside = (typeof evidence === 'string' ? fieldsOf(evidence) : undefined)?.['submittedBy'];
  const name = isFields(beside) ? beside['name'] : undefined;
  return { kind: 'sender', id, ...(typeof name === 'string' ? { name } : {}) };
}

function partiesIn({ onBehalfOf, onBehalfOfAlso }: Fields, names: ReadonlyMap<string, string>): ActParty[] {
  const given: unknown[] = [onBehalfOf, ...(Array.isArray(onBehalfOfAlso) ? (onBehalfOfAlso as unknown[]) : [])];
  return given.map((one) => party(one, names)).filter((one) => one !== undefined);
}

function authenticationOf(given: unknown): ActEvidence['authentication'] {
  return isFields(given) ? { method: String(given['method']), at: String(given['authenticatedAt']) } : undefined;
}

function reasonOf(fields: Fields): ActEvidence['reason'] {
  if (isFields(fields['reason'])) return fields['reason'];
  return typeof fields['text'] === 'string' ? { text: fields['text'] } : undefined;
}

function fieldsOf(text: string): Fields | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
