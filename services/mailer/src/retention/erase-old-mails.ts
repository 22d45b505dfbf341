import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { MailerConfig } from '../mailer.config.js';
import { eraseOldMails, officesWithMail } from './erased-mail.repository.js';

const DAY_MS = 86_400_000;
/** Mails emptied in one transaction, so that sending never waits long for it. */
const BATCH = 500;

/** Empties mails whose time is over, office by office; two at once do no harm, for each takes what the other does not hold. */
@Injectable()
export class EraseOldMails {
  constructor(
    private readonly database: Database,
    private readonly config: MailerConfig,
  ) {}

  /** Gives how many; stops between two batches when asked to. */
  async run(now: Date, signal?: AbortSignal): Promise<number> {
    const before = new Date(now.getTime() - this.config.retentionDays * DAY_MS);
    let total = 0;
    for (const tenant of await this.database.inSystem(officesWithMail)) {
      for (let erased = BATCH; erased === BATCH && !signal?.aborted; total += erased) {
        erased = await this.database.inTenant(tenant, (tx) => eraseOldMails(tx, { before, limit: BATCH, at: now }));
      }
    }
    return total;
  }
}
