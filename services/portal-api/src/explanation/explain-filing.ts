import { Database } from '@akkoord/persistence';
import {
  amsterdamDate,
  explainChanges,
  explainFiling,
  type FilingChanges,
  type FilingExplanation,
  type Surroundings,
} from '@akkoord/tax';
import { allFindings, type Filing, type Finding } from '@akkoord/xbrl';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Account } from '../account/account.js';
import { ReadDocument } from '../document/read-document.js';
import { DocumentAway, DocumentNotIntact, FilingNotFound } from '../filing/filing.errors.js';
import { findVisible, type VisibleFiling } from '../filing/filing-queries.js';
import { dayFiled, payableAt } from './as-it-stands.js';
import { filingsAround, type RelatedFiling } from './related-filings.repository.js';
import { daysAround, isTelling, surroundingsOf, type ReadRelated } from './surroundings.js';

/** A filing as one person may see it, with what its document says and means. */
export interface ExplainedFiling {
  readonly visible: VisibleFiling;
  readonly filing: Filing;
  readonly explanation: FilingExplanation;
  readonly findings: readonly Finding[];
  /** Only for a new version of an earlier filing. */
  readonly changes?: VersionChanges;
}

/** What is different from the version it took the place of. */
export interface VersionChanges extends FilingChanges {
  readonly previousFilingId: string;
}

/** Reads a filing's document, puts it beside the organisation's other filings, checks it and explains it. */
@Injectable()
export class ExplainFiling {
  constructor(
    private readonly database: Database,
    private readonly documents: ReadDocument,
  ) {}

  /** Throws FilingNotFound, DocumentAway, DocumentNotIntact. */
  async explain(account: Account, filingId: string, now: Date): Promise<ExplainedFiling> {
    if (!isUUID(filingId)) throw new FilingNotFound();
    const { visible, around, previous } = await this.database.inTenant(account.tenant, async (tx) => {
      const found = await findVisible(tx, account, filingId);
      if (!found) throw new FilingNotFound();
      const { organisation, facts } = found;
      const place = organisation && {
        organisationId: organisation.organisationId,
        filingId,
        ...daysAround(facts.period),
      };
      const superseded = facts.supersedes && (await findVisible(tx, account, facts.supersedes));
      return { visible: found, around: place ? await filingsAround(tx, place) : [], previous: superseded };
    });
    const filing = await this.documents.read(account.tenant, visible.facts.document);
    const surroundings = await this.surroundings(account.tenant, visible, filing, around, now);
    const changes = previous ? await this.changes(account.tenant, filing, previous) : undefined;
    const name = visible.organisation?.name;
    return {
      visible,
      filing,
      explanation: payableAt(visible.status, explainFiling(filing, surroundings, name === undefined ? {} : { name })),
      findings: allFindings(filing, surroundings),
      ...(changes ? { changes } : {}),
    };
  }

  /** The same taxpayer's only: what is compared is about one company. */
  private async changes(
    tenant: string,
    filing: Filing,
    { filingId: previousFilingId, facts }: VisibleFiling,
  ): Promise<VersionChanges | undefined> {
    const previous = (await this.readIfThere(tenant, { facts, isFiled: false }))?.filing;
    const changes = previous && previous.taxpayer === filing.taxpayer ? explainChanges(filing, previous) : undefined;
    return changes && { previousFilingId, ...changes };
  }

  private async surroundings(
    tenant: string,
    visible: VisibleFiling,
    filing: Filing,
    around: readonly RelatedFiling[],
    now: Date,
  ): Promise<Surroundings> {
    const { facts } = visible;
    const telling = around.filter((related) => isTelling(facts, related));
    const read = await Promise.all(telling.map((related) => this.readIfThere(tenant, related)));
    const known = surroundingsOf(
      filing,
      read.filter((one) => one !== undefined),
      amsterdamDate(now),
      facts.residence,
    );
    const filedOn = dayFiled(visible);
    return filedOn === undefined ? known : { ...known, filedOn };
  }

  /** What cannot be had now is left out of the comparison; the filing itself is shown all the same. */
  private async readIfThere(tenant: string, { facts, isFiled }: RelatedFiling): Promise<ReadRelated | undefined> {
    try {
      return { filing: await this.documents.read(tenant, facts.document), isFiled };
    } catch (error) {
      if (error instanceof DocumentAway || error instanceof DocumentNotIntact) return undefined;
      throw error;
    }
  }
}
