import type { Migration } from '@akkoord/persistence';

/**
 * Functions that run per row or per batch keep the plans of their statements, which have one way to be run, whatever the tables hold.
 * The service's connections plan anew for every execution (libs/persistence), and in a function that is every statement of every call.
 * What they do is what they did.
 */
export const keptPlansMigration: Migration = {
  name: '0100-kept-plans',
  up: `
  alter function take_turns(text, uuid[]) set plan_cache_mode = force_generic_plan;

  -- As in 0002; a batch is one insert, and the head is written once.
  create or replace function append_audit(for_tenant text, contents text[]) returns void language plpgsql
  set plan_cache_mode = force_generic_plan as $$
  declare
    head_position bigint; head_hash text; first_position bigint; entry text;
    hashes text[] := '{}';
  begin
    select position, hash into head_position, head_hash from audit_head where tenant = for_tenant for update;
    if not found then
      insert into audit_head as head values (for_tenant, 0, repeat('0', 64))
        on conflict (tenant) do update set position = head.position
        returning head.position, head.hash into head_position, head_hash;
    end if;
    first_position := head_position + 1;
    hashes := hashes || head_hash;
    foreach entry in array contents loop
      head_position := head_position + 1;
      head_hash := encode(sha256(convert_to(head_hash || E'\\n' || head_position || E'\\n' || entry, 'UTF8')), 'hex');
      hashes := hashes || head_hash;
    end loop;
    -- Each hash but the last is what the next entry names as the one before it.
    insert into audit_entry
      select for_tenant, first_position + e.place - 1, e.content, hashes[e.place], hashes[e.place + 1]
      from unnest(contents) with ordinality as e (content, place) order by e.place;
    update audit_head set position = head_position, hash = head_hash where tenant = for_tenant;
  end $$;

  -- The second half of the guard of 0020, which few filings come to; it reads approvals, so it is planned for what is asked.
  create function guard_annual_supplement(newcomer approval) returns void language plpgsql
  set plan_cache_mode = force_custom_plan as $$
  begin
    if newcomer.facts -> 'period' ->> 'start' not like '____-01-01'
      or newcomer.facts -> 'period' ->> 'end' <> left(newcomer.facts -> 'period' ->> 'start', 4) || '-12-31'
      or exists (select from rule_setting s where s.tenant = newcomer.tenant and s.rule = 'annual-supplement-waits' and s.severity <> 'refuse')
    then
      return;
    end if;
    if exists (
      select from approval a
      where a.tenant = newcomer.tenant and a.organisation_id = newcomer.organisation_id and a.kind in ('vat-return', 'icp-statement')
        and (a.status in (10, 20, 25, 30, 35) or (a.status = 50 and a.undo_until is not null))
    ) then
      raise exception 'an annual supplement waits for the filings of its organisation' using errcode = 'check_violation', constraint = 'annual_supplement_waits';
    end if;
  end $$;

  create or replace function guard_turn() returns trigger language plpgsql
  set plan_cache_mode = force_generic_plan as $$
  begin
    perform take_turns(new.tenant, array[new.organisation_id]);
    if tg_op = 'UPDATE' or new.status = 45 or new.facts ->> 'kind' <> 'supplement' then
      return new;
    end if;
    perform guard_annual_supplement(new);
    return new;
  end $$;`,
};
