// What became of each delivery: its statuses over time, those to come too.
import { call, el } from './dom.js';
import { moment, word } from './words.js';

/** The part of the page; asks again whenever something came in or the clock moved. */
export function processesView() {
  const totals = el('p', { className: 'totals' });
  const list = el('div', { className: 'processes' });
  const view = el('div', {}, el('h2', {}, word('processes')), totals, list);
  let timer;
  const update = async () => {
    clearTimeout(timer);
    const [{ now, processes }, accepts] = await Promise.all([
      call('GET', '/processes?limit=50'),
      call('GET', '/accepts'),
    ]);
    const isTwice = accepts.references.some(
      ({ aanleverkenmerk, accepted }) => aanleverkenmerk !== null && accepted > 1,
    );
    totals.replaceChildren(
      `${word('deliveriesTotal')}: ${accepts.deliveries} · ${word('acceptedTotal')}: ${accepts.accepted}`,
      ...(isTwice ? [' ', el('strong', { className: 'warning' }, word('twice'))] : []),
    );
    list.replaceChildren(...processes.map(card));
    if (processes.length === 0) list.append(el('p', { className: 'quiet' }, word('none')));
    const next = processes
      .flatMap(({ statuses }) => statuses.filter(({ isOut }) => !isOut))
      .map(({ at }) => new Date(at) - new Date(now));
    // Again when the next status is due, at most once a second.
    if (next.length > 0 && view.isConnected)
      timer = setTimeout(() => void update(), Math.min(Math.max(1000, Math.min(...next)), 3_600_000));
  };
  return { view, update };
}

function card(process) {
  const period = process.periodStart && `${process.periodStart} – ${process.periodEnd}`;
  return el(
    'article',
    { className: 'card' },
    el(
      'h3',
      {},
      `${process.berichtsoort} ${process.nummer}`,
      ' ',
      el('span', { className: `verdict outcome-${process.outcome}` }, word(`order.${process.outcome}`)),
    ),
    el('p', { className: 'about' }, [process.aanleverkenmerk, period, process.kenmerk].filter(Boolean).join(' · ')),
    el(
      'ol',
      { className: 'timeline', 'aria-label': word('statuses') },
      process.statuses.map((status) =>
        el(
          'li',
          { className: status.isOut ? (status.words ? 'out bad' : 'out') : 'due' },
          el('b', {}, status.statuscode),
          el('span', {}, status.statusomschrijving),
          el(
            'time',
            { dateTime: status.at },
            status.isOut ? moment(status.at, false) : `${word('toCome')}: ${moment(status.at)}`,
          ),
          status.words && el('em', {}, `${status.words.foutcode} ${status.words.foutbeschrijving}`),
        ),
      ),
    ),
  );
}
