// Every message we sign, both ways, both suites: each signed part has the bytes that libxml2 makes of it, and xmlsec1 accepts the whole.
import { beforeAll, expect, it } from '@jest/globals';
import { createHash, verify } from 'node:crypto';
import { buildReply, buildRequest, canonicalise, NS, parseXml, WusSigner, type SignatureAlgorithm } from '@akkoord/wus';
import { SAMPLED, SAMPLES } from '../../libs/wus/src/testing/samples.js';
import { testIdentities, type TestIdentity } from '../../libs/wus/src/testing/test-identity.js';
import { dataFile, DATA, has, hasData, LIMITS, schemaProblems, when, xmllintC14n, xmlsec } from './wus-oracles.js';

const NOW = new Date('2026-11-22T12:00:00.500Z');
const MESSAGE_ID = 'urn:uuid:de1dc4f7-98ab-4a03-90a5-e9efd20b1003';
const SUITES = ['sha1', 'sha256'] as const;

let identity: TestIdentity;
beforeAll(async () => {
  [identity] = (await testIdentities(['00000099000000001000'], NOW)).identities;
});

/** Signed messages of an operation, requests and replies. */
async function messagesOf(operation: (typeof SAMPLED)[number], algorithm: SignatureAlgorithm): Promise<string[]> {
  const signer = new WusSigner({ ...identity, algorithm });
  const requestFrame = { to: 'https://localhost/a?b=1&c=é', messageId: MESSAGE_ID, now: NOW };
  const replyFrame = { messageId: MESSAGE_ID, relatesTo: MESSAGE_ID, now: NOW, tokenId: 'c033c516' };
  const requests = SAMPLES[operation].requests.map((request) =>
    buildRequest(operation, request, requestFrame, signer).then(({ bytes }) => bytes),
  );
  const replies = SAMPLES[operation].responses.map((response) => buildReply(operation, response, replyFrame, signer));
  return (await Promise.all([...requests, ...replies])).map((bytes) => bytes.toString('utf8'));
}

const PREFIXES = { soapenv: NS.soap, wsa: NS.wsa, wsse: NS.wsse, wsu: NS.wsu, s: NS.wsse, u: NS.wsu, ds: NS.ds };

/** A part as a document of its own: with the declarations that stood around it, of which exclusive form keeps what is used. */
function standingAlone(part: string, own: Record<string, string> = PREFIXES): string {
  const end = part.indexOf('>');
  const missing = Object.entries(own).filter(([prefix]) => !part.slice(0, end).includes(`xmlns:${prefix}=`));
  const declarations = missing.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('');
  return part.replace(/^<[^\s>]+/, (start) => start + declarations);
}

const partWithId = (message: string, id: string) => {
  const [whole, name = ''] = new RegExp(`<([\\w:]+)(?: [^>]*)? \\w+:Id="${id}"`).exec(message) ?? [];
  const from = message.indexOf(whole ?? `no part ${id}`);
  return message.slice(from, message.indexOf(`</${name}>`, from) + name.length + 3);
};
const valueOf = (xml: string, name: string) => new RegExp(`<(?:\\w+:)?${name}>([^<]*)`).exec(xml)?.[1] ?? '';
const referencesOf = (message: string) =>
  (message.match(/<(?:ds:)?Reference URI="#[^>]*>[\s\S]*?<\/(?:ds:)?Reference>/g) ?? []).map((reference) => ({
    id: /URI="#([^"]*)/.exec(reference)?.[1] ?? '',
    digest: valueOf(reference, 'DigestValue'),
  }));
/** The signature of a reply has its namespace as default, declared on the Signature. */
const signedInfoOf = (message: string) =>
  (/<((?:ds:)?SignedInfo)[\s\S]*<\/\1>/.exec(message)?.[0] ?? '').replace(
    '<SignedInfo>',
    `<SignedInfo xmlns="${NS.ds}">`,
  );

const FENCE = '<fence></fence>';
/** The canonical form of each part by xmllint: in one document that declares nothing, so that none has a share in another's. */
function goldenOf(parts: readonly string[]): string[] {
  const whole = xmllintC14n(`<all>${parts.join(FENCE)}</all>`);
  return whole.slice('<all>'.length, whole.lastIndexOf('</all>')).split(FENCE);
}

when(has('xmllint') && has('xmlsec1'), 'xmllint or xmlsec1')('every message we sign', () => {
  let envelopes = 0;

  it.each(SAMPLED.flatMap((operation) => SUITES.map((suite) => [operation, suite] as const)))(
    '%s with %s has the bytes of xmllint in each signed part',
    async (operation, suite) => {
      const messages = await messagesOf(operation, suite);
      const parts = messages.flatMap((message) => [
        ...referencesOf(message).map(({ id }) => standingAlone(partWithId(message, id))),
        signedInfoOf(message),
      ]);
      const golden = goldenOf(parts);
      for (const message of messages) {
        envelopes += 1;
        const references = referencesOf(message);
        expect(references).toHaveLength(6);
        for (const { digest } of references) {
          const bytes = Buffer.from(golden.shift() ?? '');
          expect(createHash(suite).update(bytes).digest('base64')).toBe(digest);
        }
        const value = Buffer.from(valueOf(message, 'SignatureValue'), 'base64');
        expect(verify(suite, Buffer.from(golden.shift() ?? ''), identity.certificate.publicKey, value)).toBe(true);
      }
    },
  );

  it.each(SAMPLED.flatMap((operation) => SUITES.map((suite) => [operation, suite] as const)))(
    '%s with %s is accepted by xmlsec1, and refused once it was altered',
    async (operation, suite) => {
      const messages = await messagesOf(operation, suite);
      expect(xmlsec(messages, identity.certificate.toString())).toBe(0);
      const last = messages.pop() ?? '';
      const altered = last.replace(/(Created>)2026/, '$12027');
      expect(xmlsec([...messages, altered], identity.certificate.toString())).not.toBe(0);
    },
  );

  it('is one of more than fifty', () => expect(envelopes).toBeGreaterThanOrEqual(50));
});

when(has('xmllint'), 'xmllint')('our canonical form', () => {
  it('is that of libxml2, also of what others wrote and of odd namespaces', async () => {
    const documents = [
      ...(await messagesOf('aanleveren', 'sha1')),
      `<a:r xmlns:a="urn:a" xmlns="urn:d" xmlns:u="urn:unused"><b xmlns="" z="1" a:y="&#10;&quot;&lt;" xmlns:c="urn:c" c:x=" t&#9;"/><a:c xml:lang="nl" b='"'>&#13;&gt;é😀</a:c><d xmlns="urn:d"><e xmlns:a="urn:other"><a:f/></e></d></a:r>`,
      ...(hasData
        ? [
            'soap-replies/valid-deliver-response.xml',
            'own/soap-samples/aanleveren-request-sha1.xml',
            'own/xbrl-samples/icp-opgaaf-2026-q3.xbrl',
          ]
        : []
      ).map((name) => dataFile(name).toString('utf8')),
    ];
    for (const document of documents) {
      expect(canonicalise(parseXml(Buffer.from(document), LIMITS))).toBe(xmllintC14n(document).trimEnd());
    }
  });
});

when(has('xmllint') && hasData, `xmllint or ${DATA}`)('the published XSD', () => {
  const bodyOf = (message: string) => {
    const content = /<soapenv:Body[^>]*>([\s\S]*)<\/soapenv:Body>/.exec(message)?.[1] ?? '';
    return standingAlone(content);
  };

  it.each(SAMPLED)('accepts every request and reply of %s', async (operation) => {
    const bodies = (await messagesOf(operation, 'sha1')).map(bodyOf);
    expect(bodies.length).toBeGreaterThanOrEqual(4);
    expect(schemaProblems(bodies)).toBe('');
  });

  it('is a judge that also refuses: an element too many, a text too long', async () => {
    const [body = ''] = (await messagesOf('getProcessen', 'sha1')).map(bodyOf);
    expect(schemaProblems([body.replace('</d:berichtsoort>', '</d:berichtsoort><d:x/>')])).toContain('x');
    expect(schemaProblems([body.replace('Omzetbelasting', 'x'.repeat(81))])).toContain('berichtsoort');
  });
});
