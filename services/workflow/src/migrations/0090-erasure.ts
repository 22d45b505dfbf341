import type { Migration } from '@akkoord/persistence';

/**
 * Erasing a person from evidence that no law asks for any more. The service cannot change evidence; this function of the owner can, and only
 * what is older than seven years (art. 52 AWR), whoever asks. Chain and anchors stay as they are.
 */
export const erasureMigration: Migration = {
  name: '0090-erasure',
  up: `
  create function erase_evidence(person_ids uuid[], person_key text, before timestamptz) returns integer
  language plpgsql security definer set search_path from current as $$
  declare
    erased integer;
  begin
    if before is null or before > now() - interval '7 years' then
      raise exception 'evidence is kept for seven years' using errcode = 'check_violation', constraint = 'evidence_retention';
    end if;
    with old as (
      select e.content::jsonb as fact from audit_entry e
      where e.content like '%"evidenceSha256"%' and (e.content::jsonb ->> 'at')::timestamptz < before
    ), done as (
      update audit_evidence v set content = null from old
      where v.sha256 = old.fact ->> 'evidenceSha256' and v.content is not null
        and (old.fact ->> 'submittedBy' = person_key
          or exists (select from unnest(person_ids) as person (id) where strpos(v.content, person.id::text) > 0))
      returning 1
    )
    select count(*) into erased from done;
    -- Decisions of before 0060 (with a salt) are their own evidence: the digest in the chain is made of these columns.
    update approval_decision d set reason = null, words = null, authentication = null
    where d.decided_at < before and d.salt is null and (d.contact_id = any(person_ids) or d.employee_id = any(person_ids))
      and (d.reason is not null or d.words is not null or d.authentication is not null);
    return erased;
  end $$;
  revoke all on function erase_evidence(uuid[], text, timestamptz) from public;
  do $$ begin
    execute format('grant execute on function erase_evidence(uuid[], text, timestamptz) to %I', regexp_replace(current_user, '_owner$', ''));
  end $$;`,
};
