import { Injectable } from '@nestjs/common';

/** Counts the requests of the current second. */
@Injectable()
export class LoadGauge {
  private second = 0;
  private count = 0;

  /** Counts one request at `nowMs`; true when it is beyond `limit` a second (0 is without limit). */
  isOver(limit: number, nowMs: number): boolean {
    const second = Math.floor(nowMs / 1000);
    if (second !== this.second) [this.second, this.count] = [second, 0];
    this.count += 1;
    return limit > 0 && this.count > limit;
  }
}
