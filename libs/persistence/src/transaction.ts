import type { EntityManager } from 'typeorm';

/** An open transaction, handed from function to function: who writes without one writes outside it. */
export interface Transaction {
  /** Participant number of the office whose rows are visible; null in a system transaction. */
  readonly tenant: string | null;
  readonly manager: EntityManager;
  /** Runs SQL and gives the rows. */
  query<R = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** Runs after a successful commit, never after a rollback; must not throw. */
  afterCommit(action: () => void): void;
}
