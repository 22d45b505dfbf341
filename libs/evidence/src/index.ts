export { canonicalJson, type Json } from './canonical-json.js';
export { sha256 } from './sha256.js';
export { CHAIN_START, entryHash, firstBrokenLink, GENESIS, type ChainEnd, type ChainEntry } from './chain.js';
export { BLOCK, blockRoots, merklePath, merkleRoot, pathThroughBlocks, rootOfPath, type PathStep } from './merkle.js';
export {
  isSignedBy,
  readPublicKey,
  readSigningKey,
  type PublicKey,
  type Signature,
  type SigningKey,
} from './signing-key.js';
export { sealEvidence, type PersonalEvidence, type SealedEvidence } from './personal-evidence.js';
export { anchorDigest, anchorText, isAnchorSigned, type AnchorStatement, type SignedAnchor } from './anchor.js';
