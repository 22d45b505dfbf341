import { tenantTable, type Migration } from '@akkoord/persistence';

/**
 * Rules about filings: how each office has them, whose turn it is, and the guard of the one that no interleaving may break.
 * Not a unique or exclusion constraint: the rule is about filings of other kinds and periods that stand in certain statuses now.
 */
export const rulesMigration: Migration = {
  name: '0003-rules',
  up: `
  create table rule_setting (
    tenant text not null,
    rule text not null,
    severity text not null check (severity in ('off', 'warn', 'refuse')),
    changed_at timestamptz not null,
    primary key (tenant, rule)
  );
  ${tenantTable('rule_setting')}

  -- How long a client may undo an approval. Without a row: not at all.
  create table undo_setting (
    tenant text not null primary key,
    grace_seconds integer not null default 0 check (grace_seconds between 0 and 604800)
  );
  ${tenantTable('undo_setting')}

  alter table approval
    add column kind text generated always as (facts ->> 'kind') stored,
    add column period_start text generated always as (facts -> 'period' ->> 'start') stored,
    add column period_end text generated always as (facts -> 'period' ->> 'end') stored;
  create index approval_of_period on approval (tenant, organisation_id, kind, period_start, status);

  -- One turn per organisation at a time, until the transaction ends. In order of the key, so that two batches never wait for each
  -- other in a circle. Two organisations with the same key share a turn, which costs time and nothing else.
  create function take_turns(for_tenant text, organisation_ids uuid[]) returns void language plpgsql as $$
  declare
    turn integer;
  begin
    for turn in
      select distinct hashtext(for_tenant || ' ' || id) from unnest(organisation_ids) as id order by 1
    loop
      perform pg_advisory_xact_lock(726200, turn);
    end loop;
  end $$;

  -- The guard: whoever adds a filing or moves one takes the turn of its organisation, also code that forgot to; and an annual
  -- supplement is not added while a filing awaits the client. The code above it says the same in words and for all rules.
  create function guard_turn() returns trigger language plpgsql as $$
  declare
    grace interval;
  begin
    perform take_turns(new.tenant, array[new.organisation_id]);
    if tg_op = 'UPDATE' or new.status = 45 or new.facts ->> 'kind' <> 'supplement'
      or new.facts -> 'period' ->> 'start' not like '____-01-01'
      or new.facts -> 'period' ->> 'end' <> left(new.facts -> 'period' ->> 'start', 4) || '-12-31'
      or exists (select from rule_setting s where s.tenant = new.tenant and s.rule = 'annual-supplement-waits' and s.severity <> 'refuse')
    then
      return new;
    end if;
    select make_interval(secs => grace_seconds) into grace from undo_setting u where u.tenant = new.tenant;
    if exists (
      select from approval a
      where a.tenant = new.tenant and a.organisation_id = new.organisation_id and a.kind in ('vat-return', 'icp-statement')
        and (a.status in (10, 20, 25, 30, 35) or (a.status = 50 and a.changed_at + grace > new.started_at))
    ) then
      raise exception 'an annual supplement waits for the filings of its organisation' using errcode = 'check_violation', constraint = 'annual_supplement_waits';
    end if;
    return new;
  end $$;
  create trigger approval_turn before insert or update of status on approval for each row execute function guard_turn();`,
};
