import { NS } from '@akkoord/wus';
import type { ChainInFile } from './certificate-chains.js';
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
  readonly chains: readonly ChainInFile[];
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
export function readmeOf({ facts, signed, chains, unsigned, documentIn }: ReadmeFacts): string {
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
    '  certificates/   de certificaten waarmee is ondertekend, en hun keten tot de root / the certificates they were signed with, and their chain to the root',
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
    ...chainSection(signed, chains),
    'Wie heeft ondertekend / Who signed',
    '  Bij een antwoord moet dit het certificaat van Logius zijn, met OIN in het veld serialNumber.',
    '  For a reply this has to be the certificate of Logius, with its OIN in the field serialNumber.',
    '',
    ...certificates.map((path) => `openssl x509 -in ${path} -noout -subject -issuer -dates`),
    '',
    ...(unsigned.length === 0 ? [] : unsignedSection(unsigned)),
  ].join('\n');
}

const tokenCommand = ({ path, certificate }: SignedMessage): string =>
  `xmllint --huge --xpath "string(//*[local-name()='BinarySecurityToken'])" ${path} | base64 -di | openssl x509 -inform DER | cmp - ${certificate}`;

const chainCommand = ({ certificate, between, root, signedAt }: ChainInFile): string =>
  [
    `openssl verify -no-CApath -no-CAstore -CAfile ${root}`,
    ...(between ? [`-untrusted ${between}`] : []),
    `-attime ${Math.floor(signedAt.getTime() / 1000)} ${certificate}`,
  ].join(' ');

/** From the certificate in each message to a root that anybody can compare with the published one. */
function chainSection(signed: readonly SignedMessage[], chains: readonly ChainInFile[]): string[] {
  if (signed.length === 0) return [];
  const isChained = ({ certificate }: SignedMessage) => chains.some((chain) => chain.certificate === certificate);
  const without = [...new Set(signed.filter((one) => !isChained(one)).map(({ certificate }) => certificate))];
  const roots = [...new Set(chains.map(({ root }) => root))].sort();
  return [
    '4. Het certificaat is dat in het bericht / The certificate is the one in the message',
    '',
    ...signed.map(tokenCommand),
    '',
    '5. Het certificaat leidt naar de root, en was geldig toen ermee werd ondertekend / The certificate leads to the root, and was valid when it signed',
    '',
    ...chains.map(chainCommand),
    ...without.map((path) => `(${path}: de uitgevers zijn niet bekend / its issuers are not known)`),
    '',
    'Vergelijk de vingerafdruk van de root met die op cert.pkioverheid.nl / Compare the fingerprint of the root with the one at cert.pkioverheid.nl',
    '',
    ...roots.map((path) => `openssl x509 -in ${path} -noout -subject -fingerprint -sha256`),
    '',
  ];
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
