/** Locks the client environments of messages ($1), in order of id so that two batches cannot deadlock; gives the messages that exist. */
export const LOCK_ENVIRONMENTS = `
with wanted as (select id, client_environment_id from message where id = any ($1)),
locked as (
  select id from client_environment where id in (select client_environment_id from wanted) order by id for update
)
select w.id, w.client_environment_id as "clientEnvironmentId" from wanted w join locked l on l.id = w.client_environment_id`;

/**
 * Adds steps that are not there yet, each at the next position of its client environment, and moves each message to its newest step
 * if that is newer than what it had: a late step joins the history but never moves a status back. Needs LOCK_ENVIRONMENTS in an
 * earlier statement, so that "not there yet" is judged on what the previous holder committed. Every row of status_step is
 * written under that lock, which also makes commit order equal to position order within an environment.
 * `limit 1` and `offset 0` keep the look-ups apart, one walk along the key for each step: joined, the planner would rather read all
 * steps of the office, of which it thinks there are few.
 */
export const APPEND_STEPS = `
with incoming as (
  select message_id, sequence, status, at, details::jsonb as details
  from unnest($1::uuid[], $2::integer[], $3::smallint[], $4::timestamptz[], $5::text[])
    as i (message_id, sequence, status, at, details)
),
fresh as (
  select i.*, m.client_environment_id,
    row_number() over (partition by m.client_environment_id order by i.message_id, i.sequence) as place
  from incoming i cross join lateral (select client_environment_id from message where id = i.message_id limit 1) m
  where not exists (select from status_step s where s.message_id = i.message_id and s.sequence = i.sequence offset 0)
),
moved as (
  update client_environment e set last_position = e.last_position + c.steps
  from (select client_environment_id, count(*) as steps from fresh group by 1) c
  where e.id = c.client_environment_id
  returning e.id, e.last_position - c.steps as before
),
added as (
  insert into status_step (message_id, sequence, status, at, details, client_environment_id, position)
  select f.message_id, f.sequence, f.status, f.at, f.details, f.client_environment_id, m.before + f.place
  from fresh f join moved m on m.id = f.client_environment_id
),
newest as (
  select distinct on (message_id) message_id, sequence, status, at, details from fresh order by message_id, sequence desc
)
update message m set status = n.status, last_sequence = n.sequence, details = n.details, changed_at = n.at
from newest n where m.id = n.message_id and m.last_sequence < n.sequence`;
