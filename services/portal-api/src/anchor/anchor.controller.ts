import { PublishedAnchors } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Answers, Refusal } from '@akkoord/service-kit';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { publishedAnchors, publishedKeys } from './anchor.repository.js';

const MOST = 1000;

/** Query of `GET /api/public/anchors/{participantNumber}`. */
export class AnchorsQuery {
  /** Only anchors with a lower number: the page before. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(2_000_000_000) before?: number;
}

/** What offices state about their audit trails, for everybody, without an account: numbers of entries and hashes, nothing about anybody. */
@Controller('api/public/anchors')
export class AnchorController {
  constructor(private readonly database: Database) {}

  @Answers(PublishedAnchors)
  @Get(':participantNumber')
  @Header('cache-control', 'public, max-age=60')
  @Header('access-control-allow-origin', '*')
  async list(
    @Param('participantNumber') participantNumber: string,
    @Query() { before }: AnchorsQuery,
  ): Promise<PublishedAnchors> {
    if (!/^\d{5}$/.test(participantNumber)) throw new NothingPublished();
    return this.database.inTenant(participantNumber, async (tx) => {
      const anchors = await publishedAnchors(tx, MOST, before);
      if (anchors.length === 0) throw new NothingPublished();
      return { participantNumber, keys: await publishedKeys(tx), anchors };
    });
  }
}

/** No anchors of such an office. */
export class NothingPublished extends Refusal {
  constructor() {
    super('NO_ANCHORS_PUBLISHED', {
      nl: 'Van dit kantoor is (nog) niets gepubliceerd. Controleer het nummer van vijf cijfers, of kijk morgen weer.',
      en: 'Nothing has been published of this office (yet). Check the number of five digits, or look again tomorrow.',
      status: 404,
    });
  }
}
