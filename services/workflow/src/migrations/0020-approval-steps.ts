import type { Migration } from '@akkoord/persistence';
import { STANDARD_DEFINITION_ID } from '../definition/delivered-workflows.js';

/** Approvals that go through the steps of a workflow, everything a person does with one, and undo that the rules can see. */
export const approvalStepsMigration: Migration = {
  name: '0020-approval-steps',
  up: `
  alter table approval
    add column definition_id uuid not null default '${STANDARD_DEFINITION_ID}',
    add column definition_version integer not null default 1 check (definition_version > 0),
    add column step text not null default 'client',
    add column round integer not null default 1 check (round > 0),
    add column mandate_id uuid,
    add column objection_hours integer,
    add column approves_at timestamptz,
    -- There as long as the client can undo his approval; taken away when the gateway is told to file.
    add column undo_until timestamptz check (undo_until is null or status = 50),
    add check ((mandate_id is null) = (objection_hours is null) and (mandate_id is null) = (approves_at is null));

  -- Decisions were the only acts; now it keeps questions, answers, repairs, withdrawals and undos too.
  alter table approval_decision
    drop constraint approval_decision_choice_check,
    add check (choice in ('approve', 'reject', 'ask', 'answer', 'repair', 'withdraw', 'undo')),
    alter column contact_id drop not null,
    -- What is personal stands in audit_evidence since 0060, with a salt of its own.
    alter column salt drop not null,
    add column actor_kind text not null default 'contact'
      check (actor_kind in ('contact', 'employee', 'client-environment', 'workflow')),
    add column employee_id uuid,
    add column client_environment_id uuid,
    add column counts_for uuid[] not null default '{}',
    add column authentication jsonb,
    add column words text,
    add column box text,
    add column question_id uuid,
    add column superseded_by uuid,
    add column step text not null default 'client',
    add column round integer not null default 1 check (round > 0),
    add check ((actor_kind = 'contact') = (contact_id is not null)),
    add check ((actor_kind = 'employee') = (employee_id is not null)),
    add check ((actor_kind = 'client-environment') = (client_environment_id is not null)),
    add check ((choice = 'answer') = (question_id is not null));
  -- A question is answered once, whatever code does.
  create unique index approval_answer on approval_decision (tenant, question_id) where choice = 'answer';

  -- As in 0003, but an approval that can be undone says so itself: the workflow a filing follows tells for how long, and no clock
  -- stands between the rule and the undo. undo_setting is not read any more.
  create or replace function guard_turn() returns trigger language plpgsql as $$
  begin
    perform take_turns(new.tenant, array[new.organisation_id]);
    if tg_op = 'UPDATE' or new.status = 45 or new.facts ->> 'kind' <> 'supplement'
      or new.facts -> 'period' ->> 'start' not like '____-01-01'
      or new.facts -> 'period' ->> 'end' <> left(new.facts -> 'period' ->> 'start', 4) || '-12-31'
      or exists (select from rule_setting s where s.tenant = new.tenant and s.rule = 'annual-supplement-waits' and s.severity <> 'refuse')
    then
      return new;
    end if;
    if exists (
      select from approval a
      where a.tenant = new.tenant and a.organisation_id = new.organisation_id and a.kind in ('vat-return', 'icp-statement')
        and (a.status in (10, 20, 25, 30, 35) or (a.status = 50 and a.undo_until is not null))
    ) then
      raise exception 'an annual supplement waits for the filings of its organisation' using errcode = 'check_violation', constraint = 'annual_supplement_waits';
    end if;
    return new;
  end $$;`,
};
