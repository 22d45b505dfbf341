import { Injectable } from '@nestjs/common';
import type { MessageKind, Residence } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { type MatchingFacts, type MessageNumber, numberKey } from './message.js';

interface FactsRow {
  blocked: MessageKind[];
  organisations: (MessageNumber & { organisationId: string; name: string; residence: Residence })[];
}

@Injectable()
export class MatchingRepository {
  /**
   * What is needed to place messages with these numbers, in one round trip. `limit 1` keeps each look-up to one walk along a key: joined,
   * the planner would rather read all numbers of the office.
   */
  async facts(tx: Transaction, numbers: readonly MessageNumber[]): Promise<MatchingFacts> {
    const [row] = await tx.query<FactsRow>(
      `select
         (select coalesce(jsonb_agg(kind), '[]') from message_kind where is_blocked) as blocked,
         (select coalesce(jsonb_agg(jsonb_build_object('type', n.type, 'value', n.value, 'organisationId', o.id, 'name', o.name,
            'residence', o.residence)), '[]')
          from (select distinct * from unnest($1::text[], $2::text[])) as n (type, value)
          cross join lateral (select organisation_id from identification_number where type = n.type and value = n.value limit 1) owner
          cross join lateral (select * from organisation where id = owner.organisation_id and is_active limit 1) o) as organisations`,
      [numbers.map(({ type }) => type), numbers.map(({ value }) => value)],
    );
    return {
      blockedKinds: new Set(row!.blocked),
      organisations: new Map(
        row!.organisations.map(({ organisationId, name, residence, ...number }) => [
          numberKey(number),
          { organisationId, name, residence },
        ]),
      ),
    };
  }
}
