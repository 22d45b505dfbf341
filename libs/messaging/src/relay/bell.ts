/** Someone waits, someone else rings; a ring that nobody waited for is kept for the next wait. */
export class Bell {
  private rung = false;
  private wakeWaiting?: () => void;

  ring(): void {
    this.rung = true;
    this.wakeWaiting?.();
  }

  /** Resolves at the next ring, or after `timeoutMs`. */
  async wait(timeoutMs: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.wakeWaiting = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.rung = false;
    this.wakeWaiting = undefined;
  }
}
