import { el } from '../dom.js';
import { language, words } from '../words.js';

/** A text of the server in the language of the page. @param {{ nl: string, en: string }} text */
export const said = (text) => text[language()];

/** Why the outcome is what it is: the largest changes, most important first. @param {{ because: object[] }} explanation */
export function because({ because: reasons }) {
  return reasons.length > 0 && el('ul.because', {}, ...reasons.map((reason) => el('li', {}, said(reason))));
}

/** What being late costs, what a refund takes, what happens next. @param {{ notes: object[] }} explanation */
export function notes({ notes: remarks }) {
  return remarks.length > 0 && el('ul.notes', {}, ...remarks.map((remark) => el('li', {}, said(remark))));
}

const FIRST_ROWS = 40;

/** One table in the order and the words of the form; a long list opens further on request. @param {object} table */
export function formTable({ title, columns, rows }) {
  const shown = el('table.form-table', {}, el('caption.visually-hidden', {}, said(title)), head(columns));
  const body = el('tbody', {}, ...rows.slice(0, FIRST_ROWS).map((row) => rowOf(row, columns)));
  shown.append(body);
  const rest = rows.slice(FIRST_ROWS);
  const more =
    rest.length > 0 && el('button.quiet', { type: 'button', onclick: showAll }, words().showAllRows(rows.length));
  function showAll() {
    body.append(...rest.map((row) => rowOf(row, columns)));
    more.remove();
  }
  // Wider than a phone: the table moves within its frame, not the page. The frame takes the focus so that keys can move it too.
  return el('div', {}, el('div.table-frame', { tabIndex: 0, role: 'region', 'aria-label': said(title) }, shown), more);
}

function head(columns) {
  const cell = ({ name, kind }) => el(kind === 'amount' ? 'th.number' : 'th', { scope: 'col' }, said(name));
  return el('thead', {}, el('tr', {}, ...columns.map(cell)));
}

function rowOf({ kind, cells }, columns) {
  if (kind === 'heading') {
    return el(
      'tr.section',
      {},
      el('th', { scope: 'rowgroup', colSpan: columns.length }, cells.map(said).filter(Boolean).join(' ')),
    );
  }
  const [first, ...others] = cells;
  return el(
    kind === 'total' ? 'tr.grand-total' : 'tr',
    {},
    el('th', { scope: 'row' }, breakable(said(first))),
    ...others.map((cell, index) =>
      el(columns[index + 1]?.kind === 'amount' ? 'td.number' : 'td', {}, breakable(said(cell))),
    ),
  );
}

/** Long Dutch words with a slash may break there. @param {string} text */
const breakable = (text) => text.replaceAll('/', '/\u200b');
