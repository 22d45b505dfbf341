import {
  anchorDigest,
  anchorText,
  isAnchorSigned,
  merkleRoot,
  type ChainEntry,
  type PublicKey,
  type SignedAnchor,
} from '@akkoord/evidence';
import type { AuditProblem } from './audit-problem.js';

/** Holds anchors against the entries they are about, as these come by, and against what was published; pure. */
export class AnchorWalk {
  readonly problems: AuditProblem[] = [];
  private hashes: string[] = [];
  private at = 0;

  constructor(
    private readonly anchors: readonly SignedAnchor[],
    keys: readonly PublicKey[],
    published: readonly SignedAnchor[] | undefined,
  ) {
    anchors.forEach((anchor, index) => this.look(anchor, anchors[index - 1], keys));
    const texts = new Map(published?.map(({ statement }) => [statement.number, anchorText(statement)]));
    const own = new Map(anchors.map(({ statement }) => [statement.number, anchorText(statement)]));
    for (const number of texts.keys())
      if (texts.get(number) !== own.get(number)) this.tell('ANCHOR_NOT_PUBLISHED', number);
  }

  private look(anchor: SignedAnchor, before: SignedAnchor | undefined, keys: readonly PublicKey[]): void {
    const { number, firstPosition, lastPosition, previousAnchor } = anchor.statement;
    const follows =
      number === (before?.statement.number ?? 0) + 1 &&
      firstPosition === (before?.statement.lastPosition ?? 0) + 1 &&
      lastPosition >= firstPosition &&
      previousAnchor === (before && anchorDigest(before.statement));
    if (!follows) this.tell('ANCHOR_SEQUENCE', number);
    if (!isAnchorSigned(anchor, keys)) this.tell('ANCHOR_SIGNATURE', number);
  }

  take(entries: readonly ChainEntry[]): void {
    for (const { position, hash } of entries) {
      const anchor = this.anchors[this.at];
      if (!anchor) return;
      const { number, firstPosition, lastPosition, root, headHash } = anchor.statement;
      if (position >= firstPosition) this.hashes.push(hash);
      if (position < lastPosition) continue;
      if (position > lastPosition || hash !== headHash || merkleRoot(this.hashes) !== root)
        this.tell('ANCHOR_ROOT', number);
      this.hashes = [];
      this.at += 1;
    }
  }

  close(): void {
    for (const { statement } of this.anchors.slice(this.at)) this.tell('ANCHOR_BEYOND', statement.number);
  }

  private tell(code: AuditProblem['code'], at: number): void {
    this.problems.push({ code, at: String(at) });
  }
}
