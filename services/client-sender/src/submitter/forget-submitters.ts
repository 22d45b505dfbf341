import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { forgetSubmitters, officesWithEnvironments } from './submitter.repository.js';

/** Returns emptied in one transaction, so that nobody waits long for it. */
const BATCH = 500;

/** Takes away who made a return once its delivery has ended, office by office; two at once do no harm, for each takes what the other does not hold. */
@Injectable()
export class ForgetSubmitters {
  constructor(private readonly database: Database) {}

  /** Gives how many; stops between two batches when asked to. */
  async run(signal?: AbortSignal): Promise<number> {
    let total = 0;
    for (const tenant of await this.database.inSystem(officesWithEnvironments)) {
      for (let forgotten = BATCH; forgotten === BATCH && !signal?.aborted; total += forgotten) {
        forgotten = await this.database.inTenant(tenant, (tx) => forgetSubmitters(tx, BATCH));
      }
    }
    return total;
  }
}
