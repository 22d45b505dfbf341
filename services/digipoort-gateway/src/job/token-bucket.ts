/** Lets through at most `perSecond` a second on average, with bursts of one second's worth. Time is an argument, in milliseconds. */
export class TokenBucket {
  private tokens: number;
  private at: number;

  constructor(
    private readonly perSecond: number,
    now: number,
  ) {
    this.tokens = perSecond;
    this.at = now;
  }

  /** How many may go now. */
  available(now: number): number {
    const gained = (Math.max(0, now - this.at) * this.perSecond) / 1000;
    this.tokens = Math.min(this.perSecond, this.tokens + gained);
    this.at = now; // also when the clock was put back: waiting for it to catch up would hold everything up
    return Math.floor(this.tokens);
  }

  take(count: number): void {
    this.tokens -= count;
  }

  /** How long until one may go. */
  waitMs(now: number): number {
    return this.available(now) >= 1 ? 0 : Math.ceil(((1 - this.tokens) * 1000) / this.perSecond);
  }
}
