import { Injectable } from '@nestjs/common';

/** The moments at which a crash hurts most; a test throws here what `kill -9` would do. Does nothing by itself. */
@Injectable()
export class Moments {
  /** The attempt is committed, nothing has been sent. */
  afterCommit(_filingId: string): void {}
  /** The authority has answered, nothing is recorded. */
  afterCall(_filingId: string): void {}
}
