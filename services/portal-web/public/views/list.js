import { el } from '../dom.js';
import { day, daysUntil, euros, periodName, words } from '../words.js';
import { outlookBanner } from './outlook.js';
import { statusBadge } from './status.js';

const AWAITING = 30;

/** @param {{ filings: object[], me: { site: string }, outlook?: object }} options */
export function listView({ filings, me, outlook }) {
  const w = words();
  const isOffice = me.site === 'office';
  const waiting = filings.filter((filing) => (isOffice ? filing.status === AWAITING : filing.canDecide));
  const others = filings.filter((filing) => !waiting.includes(filing));
  const urgentFirst = [...waiting].sort((a, b) => (a.dueDate ?? '9').localeCompare(b.dueDate ?? '9'));
  return el(
    'div.page',
    {},
    el('h1', { tabIndex: -1 }, w.filings),
    outlookBanner(outlook),
    el(
      'section',
      { 'aria-labelledby': 'waiting' },
      el('h2', { id: 'waiting' }, isOffice ? w.waitingAtClients : w.forYou, count(waiting.length)),
      waiting.length === 0
        ? el('p.notice', {}, isOffice && filings.length === 0 ? w.none : w.nothingForYou)
        : el('ul.cards', {}, ...urgentFirst.map((filing) => waitingCard(filing, isOffice))),
    ),
    others.length > 0 &&
      el(
        'section',
        { 'aria-labelledby': 'others' },
        el('h2', { id: 'others' }, w.others),
        el('ul.rows', {}, ...others.map(row)),
      ),
  );
}

const count = (number) => (number > 0 ? el('span.count', {}, String(number)) : null);

const titleOf = ({ kind, period }) => `${words().kinds[kind]} ${periodName(period)}`;

function waitingCard(filing, isOffice) {
  const w = words();
  const { filingId, organisation, totalEuros, dueDate } = filing;
  return el(
    'li',
    {},
    el(
      'a.card.filing-card',
      { href: `#/filings/${filingId}` },
      el('span.filing-title', {}, titleOf(filing)),
      el('span.muted', {}, organisation.name),
      totalEuros !== undefined &&
        el(
          'span.filing-amount',
          {},
          el('span.muted', {}, amountLabel(totalEuros, isOffice)),
          el('strong', {}, euros(Math.abs(totalEuros))),
        ),
      dueDate && el('span.filing-due', {}, `${totalEuros > 0 ? w.payBy : w.fileBy} ${day(dueDate)}`, dueTag(dueDate)),
    ),
  );
}

function amountLabel(total, isOffice) {
  const w = words();
  if (total === 0) return w.nothing;
  if (total > 0) return isOffice ? w.clientPays : w.pay;
  return isOffice ? w.clientReceives : w.receive;
}

/** How many days are left, more pressing as they run out. @param {string} date */
export function dueTag(date) {
  const days = daysUntil(date);
  if (days > 60) return null;
  const tone = days < 0 ? 'bad' : days <= 7 ? 'waiting' : 'calm';
  return el(`span.badge.badge-${tone}`, {}, words().daysLeft(days));
}

function row(filing) {
  const { filingId, organisation, totalEuros } = filing;
  return el(
    'li',
    {},
    el(
      'a.row',
      { href: `#/filings/${filingId}` },
      el('span.row-main', {}, el('span.row-title', {}, titleOf(filing)), el('span.muted', {}, organisation.name)),
      el('span.row-amount', {}, totalEuros === undefined ? '' : euros(totalEuros)),
      statusBadge(filing),
    ),
  );
}
