import { el } from '../dom.js';
import { language, words } from '../words.js';

/** A text of the server in the language of the page; an amount never leaves its euro sign behind on the line before. @param {{ nl: string, en: string }} text */
export const said = (text) => text[language()].replaceAll('€ ', '€\u00a0');

/** Why the outcome is what it is: the largest changes, most important first. @param {{ because: object[] }} explanation */
export function because({ because: reasons }) {
  return reasons.length > 0 && el('ul.because', {}, ...reasons.map((reason) => el('li', {}, said(reason))));
}

/** What being late costs, what a refund takes, what happens next. @param {{ notes: object[] }} explanation */
export function notes({ notes: remarks }) {
  return remarks.length > 0 && el('ul.notes', {}, ...remarks.map((remark) => el('li', {}, said(remark))));
}

const FIRST_ROWS = 40;

/** One table in the order and the words of the form; empty rows, other periods and the rest of a long list come when asked for. @param {object} table */
export function formTable({ title, columns, rows }) {
  const w = words();
  const shows = { zero: false, comparison: false, all: rows.length <= FIRST_ROWS };
  const table = el(columns.length > 4 ? 'table.form-table.wide' : 'table.form-table', {});
  const caption = el('caption.visually-hidden', {}, said(title));
  function draw() {
    const picked = columns
      .map((column, index) => ({ ...column, index }))
      .filter((c) => shows.comparison || !c.isComparison);
    const wanted = withoutBareHeadings(rows.filter((row) => shows.zero || !row.isZero));
    const shown = shows.all ? wanted : wanted.slice(0, FIRST_ROWS);
    table.replaceChildren(caption, head(picked), el('tbody', {}, ...shown.map((row) => rowOf(row, picked))));
  }
  const toggle = (name, text) =>
    el(
      'label.toggle',
      {},
      el('input', {
        type: 'checkbox',
        'data-keep': `${name} ${title.nl}`,
        onchange: (event) => set(name, event.target.checked),
      }),
      text,
    );
  function set(name, value) {
    shows[name] = value;
    draw();
  }
  const more = !shows.all && el('button.quiet', { type: 'button', onclick: showAll }, w.showAllRows(rows.length));
  function showAll() {
    set('all', true);
    more.remove();
  }
  draw();
  // Wider than a phone: the table moves within its frame, not the page. The frame takes the focus so that keys can move it too.
  return el(
    'div.form',
    {},
    el('div.table-frame', { tabIndex: 0, role: 'region', 'aria-label': said(title) }, table),
    more,
    el(
      'div.toggles',
      {},
      columns.some(({ isComparison }) => isComparison) && toggle('comparison', w.showComparison),
      rows.some(({ isZero }) => isZero) && toggle('zero', w.showZero),
    ),
  );
}

/** A heading whose rows are all left out says nothing. */
const withoutBareHeadings = (rows) =>
  rows.filter(({ kind }, index) => kind !== 'heading' || (rows[index + 1] && rows[index + 1].kind !== 'heading'));

function head(columns) {
  const cell = ({ name, short, kind }) =>
    el(kind === 'amount' ? 'th.number' : 'th', { scope: 'col' }, short ? shortened(name, short) : said(name));
  return el('thead', {}, el('tr', {}, ...columns.map(cell)));
}

/** A short name to look at; without one the full name is only read aloud. */
const shortened = (name, short) =>
  said(short) === '' ? el('span.visually-hidden', {}, said(name)) : el('span', { title: said(name) }, said(short));

function rowOf({ kind, cells }, columns) {
  if (kind === 'heading') {
    const text = cells.map(said).filter(Boolean).join(' ');
    return el('tr.section', {}, el('th', { scope: 'rowgroup', colSpan: columns.length }, text));
  }
  const shown = columns.map((column) => ({ ...column, text: breakable(said(cells[column.index])) }));
  // The total has no code of a box: its description is what names the row.
  const naming = shown.find(({ text }) => text !== '');
  const cell = (column) => {
    if (column === naming) return el('th', { scope: 'row' }, column.text);
    return el(column.kind === 'amount' ? 'td.number' : 'td', {}, column.text);
  };
  return el(kind === 'total' ? 'tr.grand-total' : 'tr', {}, ...shown.map(cell));
}

/** Long Dutch words with a slash may break there. @param {string} text */
const breakable = (text) => text.replaceAll('/', '/\u200b');
