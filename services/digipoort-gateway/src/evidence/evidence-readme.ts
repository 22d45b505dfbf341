import { NS } from '@akkoord/wus';
import type { EvidenceFacts } from './evidence-facts.js';

/** A signed message and the certificate in it, by their names in the file. */
export interface SignedMessage {
  readonly path: string;
  readonly certificate: string;
}

/** What the README speaks of. */
export interface ReadmeFacts {
  readonly facts: EvidenceFacts;
  readonly signed: readonly SignedMessage[];
  readonly unsigned: readonly string[];
  /** Message that carries the document. */
  readonly documentIn: string | undefined;
}

/** Elements that a signature of the interface may cover; xmlsec1 has to be told which attribute is their id. */
const SIGNED_PARTS = [
  `${NS.soap}:Body`,
  `${NS.wsu}:Timestamp`,
  `${NS.wsse}:BinarySecurityToken`,
  ...['To', 'From', 'Action', 'MessageID', 'ReplyTo', 'FaultTo', 'RelatesTo'].map((name) => `${NS.wsa}:${name}`),
];

const verifyCommand = ({ path, certificate }: SignedMessage): string =>
  [
    'xmlsec1 --verify',
    ...SIGNED_PARTS.map((part) => `--id-attr:Id ${part}`),
    `--pubkey-cert-pem ${certificate} --enabled-key-data rsa ${path}`,
  ].join(' ');

/** README.txt: what the file holds, and the very commands that verify it, each on a line of its own. */
export function readmeOf({ facts, signed, unsigned, documentIn }: ReadmeFacts): string {
  const { filingId, participantNumber, kind, aanleverkenmerk, kenmerk } = facts;
  const certificates = [...new Set(signed.map(({ certificate }) => certificate))].sort();
  return [
    'BEWIJSBESTAND VAN EEN AANGIFTE / EVIDENCE OF A FILING',
    '',
    `filing           ${filingId}`,
    `office           ${participantNumber}`,
    `kind             ${kind}`,
    `aanleverkenmerk  ${aanleverkenmerk}`,
    `kenmerk          ${kenmerk ?? '-'}`,
    '',
    'Wat erin zit / What is in it',
    '  document.xbrl   de aangifte, byte voor byte zoals verzonden / the filing, byte for byte as sent',
    '  messages/       elk verzoek en elk antwoord, zoals verzonden en ontvangen / each request and reply as sent and received',
    '  certificates/   de certificaten waarmee is ondertekend / the certificates they were signed with',
    '  statuses.*      wat Digipoort over de aangifte zei / what Digipoort said about the filing',
    '  evidence.json   de aanroepen in volgorde / the calls in order',
    '',
    'Controleren: pak het bestand uit, ga in de map staan en voer de regels hieronder uit. Elke regel moet slagen.',
    'To verify: unpack the file, go into the folder and run the lines below. Each line has to succeed.',
    'Vanaf / from xmlsec1 1.3: --lax-key-search na / after --verify.',
    '',
    '1. Niets is veranderd sinds het bestand werd gemaakt / Nothing has changed since the file was made',
    '',
    'sha256sum -c SHA256SUMS',
    '',
    '2. Elke handtekening klopt / Every signature is right',
    '',
    ...(signed.length === 0 ? ['(geen ondertekende berichten / no signed messages)'] : signed.map(verifyCommand)),
    '',
    ...(documentIn === undefined ? [] : documentSection(documentIn)),
    'Wie heeft ondertekend / Who signed',
    '  Bij een antwoord moet dit het certificaat van Logius zijn, met OIN in het veld serialNumber.',
    '  For a reply this has to be the certificate of Logius, with its OIN in the field serialNumber.',
    '',
    ...certificates.map((path) => `openssl x509 -in ${path} -noout -subject -issuer -dates`),
    '',
    ...(unsigned.length === 0 ? [] : unsignedSection(unsigned)),
  ].join('\n');
}

const documentSection = (path: string): string[] => [
  '3. Het document is wat in het ondertekende verzoek staat / The document is what the signed request carries',
  '',
  `xmllint --huge --xpath "string(//*[local-name()='inhoud'])" ${path} | base64 -di | cmp - document.xbrl`,
  '',
];

const unsignedSection = (paths: readonly string[]): string[] => [
  'Niet ondertekend, want Digipoort ondertekent zijn foutmeldingen niet / Not signed, for Digipoort does not sign its faults',
  ...paths.map((path) => `  ${path}`),
  '',
];
