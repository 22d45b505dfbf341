/**
 * Registers messages of one client environment ($1) in one round trip: message, document, first status steps and their positions.
 * - The unique key judges which are new, also between instances and within the batch; keys and hashes are taken in order, so that
 *   two batches wait for each other instead of deadlocking.
 * - Positions come from the environment's row, which stays locked until commit: whoever gets a higher position commits later,
 *   so a reader who has seen position n has seen all before it, and no rollback leaves a gap.
 * - Content arrives as base64 text; the bytes stored are the bytes decoded, whose SHA-256 was checked.
 */
export const REGISTER = `
with incoming as (
  select * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::text[], $9::text[],
      $10::date[], $11::date[], $12::bigint[], $13::uuid[], $14::text[], $15::timestamptz[], $16::text[],
      $17::jsonb[], $18::text[], $19::integer[], $20::text[], $21::boolean[], $22::jsonb[])
    as m (id, external_message_id, kind, sha256, size, media_type, number_type, number_value,
      period_start, period_end, total_euros, organisation_id, reason, registered_at, content,
      findings, pdf_sha256, pdf_size, pdf, filed_elsewhere, submitted_by)
),
registered as (
  insert into message (id, client_environment_id, external_message_id, kind, document_sha256, document_size, media_type,
    number_type, number_value, period_start, period_end, total_euros, organisation_id, unmatched_reason,
    registered_status, registered_at, status, last_sequence, details, changed_at, findings, supplied_pdf_sha256, supplied_pdf_size,
    return_filed_elsewhere, submitted_by)
  select id, $1::uuid, external_message_id, kind, sha256, size, media_type,
    number_type, number_value, period_start, period_end, total_euros, organisation_id, reason,
    case when reason is null then 10 else 15 end, registered_at,
    case when reason is null then 10 else 15 end, case when reason is null then 1 else 2 end,
    case when reason is not null then jsonb_build_object('reason', reason) end, registered_at,
    findings, pdf_sha256, pdf_size, filed_elsewhere, submitted_by
  from incoming order by external_message_id, id
  on conflict (tenant, client_environment_id, external_message_id) do nothing
  returning id, document_sha256, registered_status, registered_at, details
),
stored as (
  insert into document (sha256, size, media_type, content)
  select distinct on (sha256) sha256, size, media_type, decode(content, 'base64')
  from (
    select id, sha256, size, media_type, content from incoming
    union all
    select id, pdf_sha256, pdf_size, 'application/pdf', pdf from incoming where pdf is not null
  ) as document where id in (select id from registered) order by sha256
  on conflict do nothing
),
steps as (
  select id, 1 as sequence, 10 as status, registered_at, null::jsonb as details from registered
  union all
  select id, 2, 15, registered_at, details from registered where registered_status = 15
),
moved as (
  update client_environment set last_position = last_position + (select count(*) from steps)
  where id = $1::uuid and exists (select from steps)
  returning last_position - (select count(*) from steps) as before
),
added as (
  insert into status_step (message_id, sequence, status, at, details, client_environment_id, position)
  select id, sequence, status, registered_at, details, $1::uuid, before + row_number() over (order by id, sequence)
  from steps cross join moved
)
select id from registered`;
