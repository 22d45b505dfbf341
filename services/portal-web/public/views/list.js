import { el } from '../dom.js';
import { day, daysUntil, euros, periodName, words } from '../words.js';
import { outlookBanner } from './outlook.js';
import { statusBadge } from './status.js';

/** Without an organisation, in review, with a question, or not sent: somebody at the office may have to act. */
const FOR_OFFICE = [15, 25, 35, 70];
const AWAITING = 30;

/** @param {{ filings: object[], me: { site: string, organisations: { roles: string[] }[] }, outlook?: object }} options */
export function listView({ filings, me, outlook }) {
  const w = words();
  const isOffice = me.site === 'office';
  const sections = sectionsFor(filings, me);
  const shown = sections.flatMap((each) => each.filings);
  const others = filings.filter((filing) => !shown.includes(filing));
  return el(
    'div.page',
    {},
    el('h1', { tabIndex: -1 }, isOffice ? w.filings : w.yourFilings),
    el('div', { id: 'outlook' }, outlookBanner(outlook)),
    ...sections.map((each) => cardsOf(each, isOffice)),
    others.length > 0 &&
      el(
        'section',
        { 'aria-labelledby': 'others' },
        el('h2', { id: 'others' }, w.others),
        el('ul.rows', {}, ...others.map(row)),
      ),
  );
}

/** What comes first: for whom decides, his decisions; for the office what it may have to act on, then what clients have. */
function sectionsFor(filings, { site, organisations }) {
  const w = words();
  const awaiting = filings.filter(({ status }) => status === AWAITING);
  if (site === 'office') {
    const acting = filings.filter(({ status }) => FOR_OFFICE.includes(status));
    const nothing = filings.length === 0 ? w.none : w.nothingAtClients;
    return [
      ...(acting.length > 0 ? [{ id: 'acting', title: w.forOffice, filings: acting }] : []),
      { id: 'waiting', title: w.waitingAtClients, filings: awaiting, nothing },
    ];
  }
  const mine = filings.filter(({ canDecide }) => canDecide);
  const decides = mine.length > 0 || organisations.some(({ roles }) => roles.includes('approver'));
  return decides
    ? [{ id: 'waiting', title: w.forYou, filings: mine, nothing: w.nothingForYou }]
    : [{ id: 'waiting', title: w.forOthers, filings: awaiting, nothing: w.nothingForOthers }];
}

function cardsOf({ id, title, filings, nothing }, isOffice) {
  const urgentFirst = [...filings].sort((a, b) => (a.dueDate ?? '9').localeCompare(b.dueDate ?? '9'));
  return el(
    'section',
    { 'aria-labelledby': id },
    el('h2', { id }, title, count(filings.length)),
    filings.length === 0
      ? el('p.notice', {}, nothing)
      : el('ul.cards', {}, ...urgentFirst.map((filing) => waitingCard(filing, isOffice))),
  );
}

const count = (number) => (number > 0 ? el('span.count', {}, String(number)) : null);

const titleOf = ({ kind, period }) => `${words().kinds[kind]} ${periodName(period)}`;

function waitingCard(filing, isOffice) {
  const w = words();
  const { filingId, organisation, totalEuros, dueDate, status } = filing;
  return el(
    'li',
    {},
    el(
      'a.card.filing-card',
      { href: `#/filings/${filingId}` },
      el('span.filing-title', {}, titleOf(filing)),
      el('span.muted', {}, organisation.name),
      status !== AWAITING && statusBadge(filing),
      totalEuros !== undefined &&
        el(
          'span.filing-amount',
          {},
          el('span.muted', {}, amountLabel(filing, isOffice)),
          el('strong', {}, euros(Math.abs(totalEuros))),
        ),
      dueDate &&
        el('span.filing-due', {}, `${paysOnFiling(filing) ? w.payByShort : w.fileBy} ${day(dueDate)}`, dueTag(dueDate)),
    ),
  );
}

/** A supplement is paid on the assessment that follows, not on the filing. */
const paysOnFiling = ({ kind, totalEuros }) => kind === 'vat-return' && totalEuros > 0;

function amountLabel({ kind, totalEuros: total }, isOffice) {
  const w = words();
  if (total === 0) return w.nothing;
  if (total > 0 && kind === 'supplement') return isOffice ? w.clientPaysExtra : w.payExtra;
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

/** In a line without a label a minus alone would not say which way the money goes. */
const sumOf = (total) => (total < 0 ? words().sumBack(euros(-total)) : euros(total));

function row(filing) {
  const { filingId, organisation, totalEuros } = filing;
  return el(
    'li',
    {},
    el(
      'a.row',
      { href: `#/filings/${filingId}` },
      el('span.row-main', {}, el('span.row-title', {}, titleOf(filing)), el('span.muted', {}, organisation.name)),
      el('span.row-amount', {}, totalEuros === undefined ? '' : sumOf(totalEuros)),
      statusBadge(filing),
    ),
  );
}
