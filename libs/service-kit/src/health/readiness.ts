import type { Database } from '@akkoord/persistence';

/** What a service needs to do its work, each up or down. */
export interface ReadinessState {
  readonly isReady: boolean;
  readonly database: boolean;
  readonly consumer: boolean;
}

/** Ready = not closing, the database answers, and the consumer is subscribed at the broker. */
export class Readiness {
  private isClosing = false;

  constructor(
    private readonly database: Database,
    private readonly isConsuming: () => boolean,
  ) {}

  /** From now on not ready, so that nothing new is sent here while it closes. */
  closing(): void {
    this.isClosing = true;
  }

  async check(): Promise<ReadinessState> {
    const [database, consumer] = [await this.database.isReachable(), this.isConsuming()];
    return { isReady: !this.isClosing && database && consumer, database, consumer };
  }
}
