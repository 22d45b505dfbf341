/** What the window needs of a channel. */
export interface Acknowledges {
  /** `upTo`: also everything before it that is not yet acknowledged. */
  ack(tag: number, upTo: boolean): void;
}

/** Acknowledges with as few frames as it can: everything up to the first message that is still being handled goes in one. */
export class AckWindow {
  private next = 1;
  private readonly settled = new Set<number>();

  constructor(private readonly channel: Acknowledges) {}

  /** Marks delivery tags as done; each tag once. */
  settle(tags: readonly number[]): void {
    for (const tag of tags) this.settled.add(tag);
    while (this.settled.delete(this.next)) this.next += 1;
    // A multiple ack must name a tag that is still open, or the broker closes the channel: the last of these tags is.
    const inPrefix = tags.filter((tag) => tag < this.next);
    if (inPrefix.length > 0) this.channel.ack(Math.max(...inPrefix), true);
    for (const tag of tags) if (tag >= this.next) this.channel.ack(tag, false);
  }

  /** Marks a tag as done that the channel has rejected: no frame is sent for it. */
  rejected(tag: number): void {
    this.settled.add(tag);
  }
}
