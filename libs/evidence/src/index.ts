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
export {
  certificateText,
  isCertificateSigned,
  signCertificate,
  type AnchorProof,
  type ApprovalCertificate,
  type CertifiedEntry,
  type CertifiedFiling,
  type CertifiedPerson,
  type SignedCertificate,
} from './certificate.js';
export { actsOf, type Act, type ActEvidence, type ActParty } from './acts.js';
export {
  CERTIFICATE_CHECKS,
  checkCertificate,
  type CertificateCheck,
  type CheckResult,
  type GivenBesides,
} from './check-certificate.js';
export { CertificateUnreadable, readCertificate, readPublished, type PublishedAnchors } from './read-certificate.js';
