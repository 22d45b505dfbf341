/** Tells other processes, at most one telling at a time: what comes in between is told once, after it. */
export class WakeUp {
  private telling = false;
  private again = false;

  /** `tell` may fail: the relay's own look, once a second, stands behind it. */
  constructor(private readonly tell: () => Promise<void>) {}

  ring(): void {
    if (this.telling) {
      this.again = true;
      return;
    }
    this.telling = true;
    void this.tell()
      .catch(() => undefined)
      .finally(() => {
        this.telling = false;
        if (!this.again) return;
        this.again = false;
        this.ring();
      });
  }
}
