/** A database of the workflow, as far as this needs it. */
interface OfficeDatabase {
  inTenant(
    tenant: string,
    work: (tx: { query(sql: string, values: unknown[]): Promise<unknown> }) => Promise<unknown>,
  ): Promise<unknown>;
}

/** Has an office only remark upon a second filing for the same period, for tests that send one after the other. */
export async function letPeriodsRepeat(workflowDatabase: OfficeDatabase, tenant: string): Promise<void> {
  await workflowDatabase.inTenant(tenant, (tx) =>
    tx.query(
      `insert into rule_setting (tenant, rule, severity, changed_at)
       select $1, rule, 'warn', now() from unnest('{one-open-filing,one-accepted-return}'::text[]) as rule
       on conflict do nothing`,
      [tenant],
    ),
  );
}
