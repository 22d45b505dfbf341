import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  BLOCK,
  blockRoots,
  canonicalJson,
  entryHash,
  firstBrokenLink,
  isSignedBy,
  merklePath,
  merkleRoot,
  pathThroughBlocks,
  readSigningKey,
  rootOfPath,
  sealEvidence,
  sha256,
} from './index.js';
import { aChain, SAMPLE_KEY } from './testing/sample-certificate.js';

describe('canonical JSON', () => {
  it('sorts keys, has no spaces and leaves out what is not there', () => {
    expect(canonicalJson({ b: [1, 'é"\n', null], a: undefined, A: { z: true, y: -0 } })).toBe(
      '{"A":{"y":0,"z":true},"b":[1,"é\\"\\n",null]}',
    );
  });

  it('says the same, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it('refuses a number that others write in another way', () => {
    expect(() => canonicalJson({ a: 0.1 })).toThrow(RangeError);
  });
});

describe('the chain', () => {
  it('shows the first entry that was changed, removed, inserted or moved', () => {
    const chain = aChain('a', 'b', 'c', 'd');
    expect(firstBrokenLink(chain)).toBeUndefined();
    expect(firstBrokenLink(chain.map((entry) => (entry.position === 3 ? { ...entry, content: 'x' } : entry)))).toBe(3);
    expect(firstBrokenLink(chain.filter(({ position }) => position !== 2))).toBe(2);
    expect(firstBrokenLink([chain[0]!, chain[2]!, chain[1]!, chain[3]!])).toBe(2);
    const link = { position: 3, content: 'x', previousHash: chain[1]!.hash };
    expect(firstBrokenLink([...chain.slice(0, 2), { ...link, hash: entryHash(link) }, ...chain.slice(2)])).toBe(4);
    expect(firstBrokenLink(chain.slice(2), chain[1])).toBeUndefined();
  });
});

const leaves = (count: number): string[] => Array.from({ length: count }, (_, index) => sha256(`leaf ${index}`));

describe('the Merkle tree', () => {
  it('is what anybody computes by hand', () => {
    const [a, b, c] = leaves(3) as [string, string, string];
    expect(merkleRoot([a])).toBe(a);
    expect(merkleRoot([a, b, c])).toBe(sha256(`node\n${sha256(`node\n${a}\n${b}`)}\n${c}`));
  });

  it('proves each leaf, at its own place and at no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (count, first, second) => {
        const [index, other] = [first % count, second % count];
        const hashes = leaves(count);
        const path = merklePath(hashes, index);
        const at = (place: number, hash = hashes[index]!) => rootOfPath({ hash, index: place, count }, path);
        expect(at(index)).toBe(merkleRoot(hashes));
        if (other !== index) {
          expect(at(other)).not.toBe(merkleRoot(hashes));
          expect(at(index, hashes[other])).not.toBe(merkleRoot(hashes));
        }
      }),
    );
  });

  it.each([1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK + 17, 4 * BLOCK])(
    'is the same through blocks, of %i leaves',
    (count) => {
      const hashes = leaves(count);
      const roots = blockRoots(hashes);
      expect(merkleRoot(roots)).toBe(merkleRoot(hashes));
      for (const index of [0, count >> 1, count - 1]) {
        const from = Math.floor(index / BLOCK) * BLOCK;
        const path = pathThroughBlocks(hashes.slice(from, from + BLOCK), roots, index);
        expect(path).toEqual(merklePath(hashes, index));
        expect(rootOfPath({ hash: hashes[index]!, index, count }, path)).toBe(merkleRoot(hashes));
      }
    },
  );
});

describe('a key', () => {
  it('signs as RFC 8032 says (7.1, test 1)', () => {
    const key = readSigningKey(SAMPLE_KEY);
    expect(Buffer.from(key.sign('').value, 'base64').toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });

  it('is known by its id, and no other key has made its signature', () => {
    const [one, other] = [readSigningKey(SAMPLE_KEY), readSigningKey('ab'.repeat(32))];
    const signature = one.sign('text');
    expect(isSignedBy(one, 'text', signature)).toBe(true);
    expect(isSignedBy(one, 'text.', signature)).toBe(false);
    expect(isSignedBy(other, 'text', signature)).toBe(false);
    expect(isSignedBy({ keyId: one.keyId, publicKey: other.publicKey }, 'text', signature)).toBe(false);
    expect(isSignedBy(other, 'text', { ...signature, keyId: other.keyId })).toBe(false);
  });

  it.each(['', 'ab', 'zz'.repeat(32), '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'])(
    'is refused when it is none, without telling what was given: %j',
    (text) => {
      expect(() => readSigningKey(text)).toThrow(/Ed25519/);
    },
  );
});

describe('personal evidence', () => {
  it('is a text and its digest, another one for each salt', () => {
    const [one, other] = ['01', '02'].map((salt) => sealEvidence({ actor: { kind: 'workflow' } }, salt.repeat(16)));
    expect(one?.text).toBe(`{"actor":{"kind":"workflow"},"salt":"${'01'.repeat(16)}"}`);
    expect(one?.sha256).toBe(sha256(one!.text));
    expect(other?.sha256).not.toBe(one?.sha256);
    expect(() => sealEvidence({}, 'short')).toThrow(RangeError);
  });
});
