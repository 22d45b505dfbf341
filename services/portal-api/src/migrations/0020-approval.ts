import { tenantTable, type Migration } from '@akkoord/persistence';

/** How far an approval has come, and what was asked and answered. */
export const portalApprovalMigration: Migration = {
  name: '0020-approval',
  up: `
  -- The newest by its version, in whatever order the events come.
  alter table filing add column progress jsonb;

  create table filing_question (
    tenant text not null,
    question_id uuid not null,
    filing_id uuid not null,
    -- An answer can come before its question: until that came, nobody sees the row.
    box text,
    text text,
    asked_by jsonb,
    asked_at timestamptz,
    answer text,
    answered_by jsonb,
    answered_at timestamptz,
    primary key (tenant, question_id)
  );
  create index filing_question_of on filing_question (tenant, filing_id);
  ${tenantTable('filing_question')}`,
};
