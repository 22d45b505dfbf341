import { CHAIN_START, entryHash, type ChainEnd, type ChainEntry } from '@akkoord/evidence';
import type { AuditProblem } from './audit-problem.js';

/** Follows a chain from its start, page by page, and tells what is wrong with it; pure. */
export class ChainWalk {
  private last: ChainEnd = CHAIN_START;
  readonly problems: AuditProblem[] = [];

  get end(): ChainEnd {
    return this.last;
  }

  /** Takes the next entries. After something wrong it goes on from what stands there, so that what is wrong further on is told too. */
  take(entries: readonly ChainEntry[]): void {
    for (const entry of entries) {
      const expected = this.last.position + 1;
      if (entry.position > expected) this.tell('ENTRY_MISSING', rangeOf(expected, entry.position - 1));
      else if (entry.previousHash !== this.last.hash) this.tell('ENTRY_OUT_OF_PLACE', entry.position);
      if (entry.hash !== entryHash(entry)) this.tell('ENTRY_CHANGED', entry.position);
      this.last = { position: entry.position, hash: entry.hash };
    }
  }

  /** The head that the office keeps apart, read after the last entry. */
  close(head: ChainEnd | undefined): void {
    const { position, hash } = head ?? CHAIN_START;
    if (position !== this.last.position || hash !== this.last.hash) this.tell('HEAD_DIFFERS', position);
  }

  private tell(code: AuditProblem['code'], at: number | string): void {
    this.problems.push({ code, at: String(at) });
  }
}

const rangeOf = (first: number, last: number): string => (first === last ? String(first) : `${first}–${last}`);
