/** SQL that takes update and delete from the service's role; its name is that of the owner without `_owner` (libs/persistence). */
export const evidenceTable = (table: string): string => `
  do $$ begin
    execute format('revoke update, delete on ${table} from %I', regexp_replace(current_user, '_owner$', ''));
  end $$;`;
