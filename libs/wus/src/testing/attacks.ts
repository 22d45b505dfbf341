// Attacks on a signed reply in the layout of Logius, as changes of its text. The unit tests try them on a reply of our own, the conformance
// tests on a real one; the table in README.md names them. No signature is made here: who could sign would need no attack.
import type { RefusalCode } from '../errors.js';

export interface Attack {
  name: string;
  code: RefusalCode;
  mount: (reply: string) => string;
}

/** Replaces exactly one place, so that a test can never pass because its attack did not happen. */
export function change(message: string, from: string | RegExp, to: string): string {
  const changed = message.replace(from, () => to);
  if (changed === message) throw new Error(`the attack found nothing to change: ${String(from).slice(0, 80)}`);
  return changed;
}

function part(message: string, open: string, close: string): string {
  const from = message.indexOf(open);
  const to = message.indexOf(close, from);
  if (from < 0 || to < 0) throw new Error(`the reply has no ${open}`);
  return message.slice(from, to + close.length);
}

const bodyOf = (reply: string) => part(reply, '<soapenv:Body', '</soapenv:Body>');
const signatureOf = (reply: string) => part(reply, '<Signature ', '</Signature>');
const headerOf = (reply: string, name: string) => part(reply, `<wsa:${name} `, `</wsa:${name}>`);
const referenceOf = (reply: string, id: string) => part(reply, `<Reference URI="#${id}">`, '</Reference>');
const hidden = (element: string) => `<x:Hidden xmlns:x="urn:x">${element}</x:Hidden>`;
const before = (end: string) => (reply: string, element: string) => change(reply, end, `${element}${end}`);
const intoHeader = before('</soapenv:Header>');
const intoSecurity = before('</s:Security>');

/** The Body of the attacker, with the Id asked for. */
const evil = (reply: string, id: string) => change(bodyOf(reply).replace('w_20', id), /<kenmerk>./, '<kenmerk>!');
/** The reply with the Body of the attacker in the place of the signed one. */
const swapped = (reply: string, id = 'evil') => change(reply, bodyOf(reply), evil(reply, id));
const inValue = (markup: string) => (reply: string) => change(reply, 'Omzetbelasting</', `Omzet${markup}belasting</`);

const WRAPPING: Attack[] = [
  {
    name: 'wrapping 1: the signed Body in the Header, another in its place',
    code: 'WUS_SIGNATURE_WRAPPED',
    mount: (reply) => intoHeader(swapped(reply), hidden(bodyOf(reply))),
  },
  {
    name: 'wrapping 2: the same, both Bodies with the same Id',
    code: 'WUS_ID_DUPLICATE',
    mount: (reply) => intoHeader(swapped(reply, 'w_20'), hidden(bodyOf(reply))),
  },
  {
    name: 'wrapping 3: the signed Body in the Security header',
    code: 'WUS_SIGNATURE_WRAPPED',
    mount: (reply) => intoSecurity(swapped(reply), hidden(bodyOf(reply))),
  },
  {
    name: 'wrapping 4: the signed Body in an Object of the signature',
    code: 'WUS_SIGNATURE_SHAPE',
    mount: (reply) => change(swapped(reply), '</Signature>', `<Object>${bodyOf(reply)}</Object></Signature>`),
  },
  {
    name: 'wrapping 5: the signed Body inside the other',
    code: 'WUS_SIGNATURE_WRAPPED',
    mount: (reply) =>
      change(
        reply,
        bodyOf(reply),
        change(evil(reply, 'evil'), '</soapenv:Body>', `${hidden(bodyOf(reply))}</soapenv:Body>`),
      ),
  },
  {
    name: 'wrapping 6: a second Body before the signed one',
    code: 'WUS_BODY_DUPLICATE',
    mount: (reply) => change(reply, '<soapenv:Body', `${evil(reply, 'evil')}<soapenv:Body`),
  },
  {
    name: 'wrapping 6, turned round: a second Body after the signed one',
    code: 'WUS_BODY_DUPLICATE',
    mount: (reply) => before('</soapenv:Envelope>')(reply, evil(reply, 'evil')),
  },
  {
    name: 'wrapping 7: a signed header kept elsewhere, another in its place',
    code: 'WUS_SIGNATURE_WRAPPED',
    mount: (reply) => {
      const signed = headerOf(reply, 'RelatesTo');
      return intoHeader(change(reply, signed, change(signed, 'w_24', 'evil')), hidden(signed));
    },
  },
  {
    name: 'wrapping 8: the signed Timestamp kept elsewhere, a fresh one in its place',
    code: 'WUS_SIGNATURE_WRAPPED',
    mount: (reply) => {
      const signed = part(reply, '<u:Timestamp ', '</u:Timestamp>');
      return intoSecurity(change(reply, signed, change(signed, 'w_25', 'evil')), hidden(signed));
    },
  },
];

const STRUCTURE: Attack[] = [
  {
    name: 'a second Signature',
    code: 'WUS_SIGNATURE_DUPLICATE',
    mount: (reply) => intoSecurity(reply, signatureOf(reply)),
  },
  {
    name: 'a second Signature out of sight',
    code: 'WUS_SIGNATURE_DUPLICATE',
    mount: (reply) => intoHeader(reply, hidden(signatureOf(reply))),
  },
  {
    name: 'a second SignedInfo',
    code: 'WUS_SIGNED_INFO_DUPLICATE',
    mount: (reply) => {
      const signedInfo = part(reply, '<SignedInfo>', '</SignedInfo>');
      return change(reply, signedInfo, signedInfo + signedInfo);
    },
  },
  {
    name: 'the same Id twice',
    code: 'WUS_ID_DUPLICATE',
    mount: (reply) => intoHeader(reply, '<x:Own xmlns:x="urn:x" Id="w_20"/>'),
  },
  {
    name: 'a header twice, once unsigned',
    code: 'WUS_HEADER_DUPLICATE',
    mount: (reply) => intoHeader(reply, '<wsa:RelatesTo>urn:uuid:evil</wsa:RelatesTo>'),
  },
  { name: 'no Signature', code: 'WUS_SIGNATURE_MISSING', mount: (reply) => change(reply, signatureOf(reply), '') },
  {
    name: 'no Security header',
    code: 'WUS_SECURITY_MISSING',
    mount: (reply) => change(reply, part(reply, '<s:Security', '</s:Security>'), ''),
  },
  {
    name: 'a reference to nothing',
    code: 'WUS_REFERENCE_UNRESOLVED',
    mount: (reply) => change(reply, 'URI="#w_20"', 'URI="#w_99"'),
  },
  {
    name: 'a reference to another document',
    code: 'WUS_REFERENCE_UNRESOLVED',
    mount: (reply) => change(reply, 'URI="#w_20"', 'URI="http://evil/"'),
  },
  {
    name: 'the same reference twice',
    code: 'WUS_REFERENCE_DUPLICATE',
    mount: (reply) => change(reply, '</SignedInfo>', `${referenceOf(reply, 'w_20')}</SignedInfo>`),
  },
];

const unsigned = (name: string, id: string): Attack => ({
  name: `${name} not signed`,
  code: 'WUS_PART_NOT_SIGNED',
  mount: (reply) => change(reply, referenceOf(reply, id), ''),
});

const UNSIGNED: Attack[] = [
  unsigned('Body', 'w_20'),
  unsigned('Timestamp', 'w_25'),
  unsigned('To', 'w_21'),
  unsigned('MessageID', 'w_22'),
  unsigned('Action', 'w_23'),
  unsigned('RelatesTo', 'w_24'),
  {
    name: 'a header that is there but not signed',
    code: 'WUS_PART_NOT_SIGNED',
    mount: (reply) => intoHeader(reply, '<wsa:FaultTo><wsa:Address>http://evil/</wsa:Address></wsa:FaultTo>'),
  },
];

const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const algorithm = (name: string, element: string, from: string, to: string): Attack => ({
  name: `algorithm: ${name}`,
  code: 'WUS_ALGORITHM',
  mount: (reply) => change(reply, `<${element} Algorithm="${from}"`, `<${element} Algorithm="${to}"`),
});
const RSA = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';

const ALGORITHM: Attack[] = [
  algorithm('RSA with MD5', 'SignatureMethod', RSA, 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5'),
  algorithm(
    'HMAC keyed by what everybody knows',
    'SignatureMethod',
    RSA,
    'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
  ),
  algorithm(
    'a weak digest',
    'DigestMethod',
    'http://www.w3.org/2000/09/xmldsig#sha1',
    'http://www.w3.org/2001/04/xmldsig-more#md5',
  ),
  algorithm('canonical form with comments', 'CanonicalizationMethod', C14N, `${C14N}WithComments`),
  algorithm('a transform that picks what is signed', 'Transform', C14N, 'http://www.w3.org/TR/1999/REC-xpath-19991116'),
  algorithm('a transform that runs a program', 'Transform', C14N, 'http://www.w3.org/TR/1999/REC-xslt-19991116'),
];

const MARKUP: Attack[] = [
  { name: 'a comment in a value', code: 'WUS_COMMENT', mount: inValue('<!---->') },
  { name: 'a processing instruction in a value', code: 'WUS_PROCESSING_INSTRUCTION', mount: inValue('<?x y?>') },
  { name: 'CDATA', code: 'WUS_CDATA', mount: inValue('<![CDATA[]]>') },
  { name: 'a DOCTYPE', code: 'WUS_DOCTYPE', mount: (reply) => `<!DOCTYPE a [<!ENTITY b "c">]>${reply}` },
  { name: 'an entity', code: 'WUS_NOT_WELL_FORMED', mount: inValue('&evil;') },
  {
    name: 'a comment in a digest',
    code: 'WUS_COMMENT',
    mount: (reply) => change(reply, '<DigestValue>', '<DigestValue><!-- x -->'),
  },
];

const CONTENT: Attack[] = [
  {
    name: 'another value in the Body',
    code: 'WUS_DIGEST',
    mount: (reply) => change(reply, /<kenmerk>./, '<kenmerk>!'),
  },
  {
    name: 'another Timestamp',
    code: 'WUS_DIGEST',
    mount: (reply) => change(reply, /<u:Expires>\d{4}/, '<u:Expires>2099'),
  },
  {
    name: 'another RelatesTo',
    code: 'WUS_DIGEST',
    mount: (reply) => change(reply, '</wsa:RelatesTo>', '0</wsa:RelatesTo>'),
  },
  { name: 'another To', code: 'WUS_DIGEST', mount: (reply) => change(reply, '/anonymous</wsa:To>', '/none</wsa:To>') },
  {
    name: 'another Action',
    code: 'WUS_DIGEST',
    mount: (reply) => change(reply, 'Response</wsa:Action>', 'Request</wsa:Action>'),
  },
  {
    name: 'SignedInfo touched where no digest notices',
    code: 'WUS_SIGNATURE_VALUE',
    mount: (reply) => change(reply, '  <SignatureMethod ', ' <SignatureMethod '),
  },
  {
    name: 'another digest',
    code: 'WUS_DIGEST',
    mount: (reply) => change(reply, /<DigestValue>..../, '<DigestValue>AAAA'),
  },
  {
    name: 'another signature value',
    code: 'WUS_SIGNATURE_VALUE',
    mount: (reply) => change(reply, /<SignatureValue>.{8}/, '<SignatureValue>AAAAAAAA'),
  },
  { name: 'truncated', code: 'WUS_TRUNCATED', mount: (reply) => reply.slice(0, Math.floor(reply.length / 2)) },
  { name: 'truncated at the end', code: 'WUS_TRUNCATED', mount: (reply) => reply.trimEnd().slice(0, -1) },
  {
    name: 'elements within elements without end',
    code: 'WUS_TOO_DEEP',
    mount: (reply) => before('</soapenv:Body>')(reply, '<a>'.repeat(5_000) + '</a>'.repeat(5_000)),
  },
  {
    name: 'elements without end',
    code: 'WUS_TOO_LARGE',
    mount: (reply) => before('</soapenv:Body>')(reply, '<a/>'.repeat(200_000)),
  },
  {
    name: 'attributes without end',
    code: 'WUS_TOO_LARGE',
    mount: (reply) =>
      change(
        reply,
        '<soapenv:Header',
        `<soapenv:Header ${Array.from({ length: 1000 }, (_, i) => `a${i}=""`).join(' ')}`,
      ),
  },
  { name: 'bytes without end', code: 'WUS_TOO_LARGE', mount: (reply) => reply + ' '.repeat(16 * 1024 * 1024) },
];

/** Every attack that needs no key, with the code it must be refused with. */
export const ATTACKS: readonly Attack[] = [...WRAPPING, ...STRUCTURE, ...UNSIGNED, ...ALGORITHM, ...MARKUP, ...CONTENT];
