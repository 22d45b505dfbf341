import { el } from '../dom.js';
import { amount, language, words } from '../words.js';

const isStated = ({ turnover, tax }) => Boolean(turnover) || Boolean(tax);
const isTotal = ({ box }) => box.startsWith('5');

/** The boxes in the order of the form; empty ones only when asked for. @param {object[]} boxes */
export function boxesTable(boxes) {
  const w = words();
  const stated = boxes.filter((row) => isStated(row) || isTotal(row));
  const table = el('table.boxes', {}, el('caption.visually-hidden', {}, w.boxes), head());
  const show = (rows) => table.replaceChildren(table.caption, table.tHead, ...bodies(rows));
  show(stated);
  const toggle =
    stated.length < boxes.length &&
    el(
      'label.toggle',
      {},
      el('input', { type: 'checkbox', onchange: (event) => show(event.target.checked ? boxes : stated) }),
      w.allBoxes,
    );
  return el('div', {}, table, toggle);
}

function head() {
  const w = words();
  const column = (text) => el('th.number', { scope: 'col' }, text);
  return el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, w.box), column(w.turnover), column(w.tax)));
}

/** One body per heading of the form. */
function bodies(rows) {
  const sections = new Map();
  for (const row of rows) sections.set(row.box[0], [...(sections.get(row.box[0]) ?? []), row]);
  return [...sections].map(([section, members]) =>
    el(
      'tbody',
      {},
      el(
        'tr.section',
        {},
        el('th', { scope: 'rowgroup', colSpan: 3 }, `${section}. ${words().sections[section] ?? ''}`),
      ),
      ...members.map(boxRow),
    ),
  );
}

function boxRow({ box, labelNl, labelEn, turnover, tax }) {
  const label = language() === 'nl' ? labelNl : labelEn;
  const cell = (value) => el('td.number', {}, value === undefined ? '' : amount(value));
  return el(
    box === '5g' ? 'tr.grand-total' : 'tr',
    {},
    el(
      'th',
      { scope: 'row' },
      el('span.box-name', {}, el('span.box-code', {}, box), el('span', {}, label.replaceAll('/', '/\u200b'))),
    ),
    cell(turnover),
    cell(tax),
  );
}
