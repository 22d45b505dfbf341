import { isOmzetbelastingNumber, periodBetween, periodKind, periodYear, TaxInputError } from '@akkoord/tax';
import { TAXONOMIES, taxonomyOfYear } from '../taxonomies/taxonomies.js';
import type { Taxonomy } from '../taxonomies/taxonomy.js';
import { finding, XbrlRefused } from '../xbrl.errors.js';
import type { FilingToWrite } from './filing-to-write.js';
import { InstanceWriter } from './instance-writer.js';
import { writeBoxes, writeTotals } from './write-figures.js';
import { writeHeader } from './write-header.js';
import { writeLines } from './write-lines.js';

/** Options of writing: the taxonomy versions to choose from. */
export interface WriteOptions {
  readonly taxonomies?: readonly Taxonomy[];
}

/**
 * Writes a filing of any kind for the taxonomy of its period's year; the same filing gives the same bytes, and what the
 * reader would refuse is not written. Throws TaxInputError (figures, period) or XbrlRefused XBRL_WRITE_….
 */
export function writeFiling(filing: FilingToWrite, { taxonomies = TAXONOMIES }: WriteOptions = {}): Buffer {
  const { taxpayer, header, otherFacts = [] } = filing;
  if (!isOmzetbelastingNumber(taxpayer)) throw new XbrlRefused(finding('XBRL_WRITE_TAXPAYER'));
  if (otherFacts.length > 0) throw new XbrlRefused(finding('XBRL_WRITE_OTHER_FACTS'));
  const writer = new InstanceWriter(versionOf(filing, taxonomies), filing);
  writeHeader(writer, header);
  switch (filing.kind) {
    case 'vat-return':
      writeBoxes(writer, filing.figures);
      break;
    case 'supplement':
      writeBoxes(writer, filing.figures);
      writeTotals(writer, filing);
      break;
    case 'icp-statement':
      writeLines(writer, filing.lines);
      break;
    default:
      filing satisfies never;
  }
  return writer.toBuffer();
}

function versionOf({ kind, period }: FilingToWrite, taxonomies: readonly Taxonomy[]): Taxonomy {
  periodBetween(period.start, period.end); // throws when the period is none
  if (kind === 'vat-return' && periodKind(period) === 'months') throw new TaxInputError('PERIOD_NOT_FOR_KIND');
  const year = periodYear(period);
  const taxonomy = taxonomyOfYear(year, taxonomies);
  if (taxonomy === undefined) throw new XbrlRefused(finding('XBRL_WRITE_YEAR', 'refuse', { year }));
  if (!period.start.startsWith(String(year))) throw new XbrlRefused(finding('XBRL_PERIOD_YEAR', 'refuse', { year }));
  return taxonomy;
}
