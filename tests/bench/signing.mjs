// What a core can sign and verify: ours, and xml-crypto doing the same work in the same process. Needs a build; `node tests/bench/signing.mjs`.
import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';
import { buildReply, buildRequest, TrustStore, verifyReply, verifyRequest, WusSigner } from '@akkoord/wus';
import { KeyObject, sign, webcrypto, X509Certificate } from 'node:crypto';
import { cpus } from 'node:os';
import { SignedXml } from 'xml-crypto';
import { submissions, vatNumbers } from './filings.mjs';

const ROUNDS = 9;
/** Requests in the making at the same time: enough to keep every thread of the pool busy. */
const IN_FLIGHT = 8;
const NOW = new Date('2026-10-15T08:30:00Z');
const MESSAGE_ID = 'urn:uuid:de1dc4f7-98ab-4a03-90a5-e9efd20b1003';
const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ALGORITHMS = {
  sha1: ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1'],
  sha256: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
};
const PARTS = ['Body', 'Timestamp', 'To', 'Action', 'MessageID', 'ReplyTo'];

const identity = await makeIdentity();
const trust = new TrustStore({ pinned: [identity.certificate.fingerprint256] });
const belanghebbende = { nummer: '001000044B37', type: 'BTW' };
const request = {
  berichtsoort: 'Omzetbelasting',
  aanleverkenmerk: 'AK-2026-000123',
  identiteitBelanghebbende: belanghebbende,
  rolBelanghebbende: 'Intermediair',
  berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'Omzetbelasting.xbrl', inhoud: aVatReturn() },
  autorisatieAdres: 'http://geenausp.nl',
};
const receipt = {
  kenmerk: '700627b6-383e-4d8d-809f-b066845b36e0',
  berichtsoort: 'Omzetbelasting',
  aanleverkenmerk: 'AK-2026-000123',
  tijdstempelAangeleverd: NOW,
  identiteitBelanghebbende: belanghebbende,
  rolBelanghebbende: 'Intermediair',
};
const frame = { to: 'https://wus.digipoort.logius.nl/wus/2.0/aanleverservice/1.2', messageId: MESSAGE_ID, now: NOW };

/** @typedef {keyof typeof ALGORITHMS} Suite */
/** @type {Record<string, Partial<Record<Suite, number>>>} */
const table = {};
for (const suite of /** @type {Suite[]} */ (Object.keys(ALGORITHMS))) await measure(suite);
console.log(
  `\nPer second of one core (RSA 2048, median of ${ROUNDS} rounds, ${cpus().length} cores, Node ${process.version})`,
);
console.table(table);

/** @param {Suite} suite */
async function measure(suite) {
  const signer = new WusSigner({ ...identity, algorithm: suite });
  const signed = (await buildRequest('aanleveren', request, frame, signer)).bytes;
  const unsigned = signed.toString('utf8').replace(/<ds:Signature .*<\/ds:Signature>/s, '');
  const replyFrame = { messageId: MESSAGE_ID, relatesTo: MESSAGE_ID, now: NOW, tokenId: 'c033c516' };
  const reply = await buildReply('aanleveren', receipt, replyFrame, signer);

  const make = () => buildRequest('aanleveren', request, frame, signer);
  const makePlain = () => Promise.resolve(signByXmlCrypto(unsigned, suite));
  const read = () => verifyReply('aanleveren', reply, { messageId: MESSAGE_ID, trust, now: NOW });
  const readPlain = () => verifyByXmlCrypto(reply.toString('utf8'));
  const receive = () => verifyRequest(signed, { service: 'aanleverservice', trust, now: NOW });
  // A comparison with something that does not do its work would be worthless.
  if (!verifyByXmlCrypto(await makePlain()) || !readPlain()) throw new Error('xml-crypto does not verify');

  await rate('request signed: Akkoord', suite, 160, make);
  await rate('request signed: xml-crypto', suite, 40, makePlain);
  await rate('the RSA operation alone', suite, 160, () => rsa(suite));
  await rate('reply verified and read: Akkoord', suite, 400, read);
  await rate('reply verified: xml-crypto', suite, 20, readPlain);
  await rate('request verified and read: Akkoord', suite, 400, receive);
}

/**
 * Work per second of CPU, whichever thread it runs in: others use this machine too, and a filing costs what it costs.
 * @param {string} name @param {Suite} suite @param {number} count @param {() => unknown} work
 */
async function rate(name, suite, count, work) {
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const before = process.cpuUsage();
    let left = count;
    const lane = async () => {
      while (left-- > 0) await work();
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    const { user, system } = process.cpuUsage(before);
    // The first round warms up.
    if (round > 0) rounds.push((count * 1e6) / (user + system));
  }
  (table[name] ??= {})[suite] = Math.round(rounds.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0);
}

/** @param {string} unsigned @param {Suite} suite */
function signByXmlCrypto(unsigned, suite) {
  const [signatureAlgorithm, digestAlgorithm] = ALGORITHMS[suite];
  const signature = new SignedXml({
    privateKey: identity.pem,
    signatureAlgorithm: /** @type {never} */ (signatureAlgorithm),
    canonicalizationAlgorithm: EXC_C14N,
    idMode: 'wssecurity',
  });
  for (const part of PARTS) {
    const xpath = `//*[local-name()='${part}' and namespace-uri()!='urn:none']`;
    signature.addReference({ xpath, transforms: [EXC_C14N], digestAlgorithm: String(digestAlgorithm) });
  }
  signature.computeSignature(unsigned, { location: { reference: "//*[local-name()='Security']" } });
  return signature.getSignedXml();
}

/** @param {string} message */
function verifyByXmlCrypto(message) {
  const signature = new SignedXml({ publicCert: identity.certificate.toString(), idMode: 'wssecurity' });
  signature.loadSignature(/<(ds:)?Signature [\s\S]*<\/(ds:)?Signature>/.exec(message)?.[0] ?? '');
  return signature.checkSignature(message);
}

/** @param {Suite} suite */
function rsa(suite) {
  return new Promise((resolve, reject) => {
    sign(suite, Buffer.alloc(1000), identity.key, (error, value) => (error ? reject(error) : resolve(value)));
  });
}

async function makeIdentity() {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Bench',
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2027-01-01'),
    signingAlgorithm: algorithm,
    keys,
  });
  const key = KeyObject.from(keys.privateKey);
  const pem = String(key.export({ type: 'pkcs8', format: 'pem' }));
  return { key, pem, certificate: new X509Certificate(made.toString('pem')) };
}

function aVatReturn() {
  return Buffer.from(JSON.parse(String(submissions(vatNumbers(1), 1)[0])).xbrl, 'base64');
}
