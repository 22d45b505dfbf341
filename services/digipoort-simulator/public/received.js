// What came in: a list that grows by itself, and one request opened.
import { call, el, field } from './dom.js';
import { moment, word } from './words.js';
import { xmlBlock } from './xml.js';

const SHOWN = 200;

/** The part of the page; `state.requests` is the list, newest first. */
export function receivedView(state) {
  const list = el('ul', { className: 'requests' });
  const detail = el(
    'section',
    { className: 'detail', 'aria-live': 'polite' },
    el('p', { className: 'quiet' }, word('choose')),
  );
  const search = el('input', { type: 'search', name: 'filter', value: state.filter ?? '', autocomplete: 'off' });
  const view = el(
    'div',
    { className: 'received' },
    el(
      'section',
      { className: 'list' },
      el('h2', {}, word('received')),
      field(word('filter'), search, word('filterHint')),
      list,
    ),
    detail,
  );

  const show = () => {
    state.filter = search.value;
    const wanted = search.value.trim().toLowerCase();
    const found = state.requests.filter((request) => wanted === '' || haystack(request).includes(wanted));
    list.replaceChildren(...found.slice(0, SHOWN).map((request) => row(request, state, open)));
    if (found.length === 0)
      list.append(el('li', { className: 'quiet' }, word(wanted === '' ? 'noneReceived' : 'none')));
  };
  const open = async (id) => {
    state.selected = id;
    view.classList.add('open');
    show();
    const back = el('button', { type: 'button', className: 'back', onclick: () => close() }, `← ${word('back')}`);
    const request = await call('GET', `/received/${id}`);
    if (state.selected === id) detail.replaceChildren(back, ...detailOf(request));
  };
  const close = () => {
    view.classList.remove('open');
    list.querySelector('[aria-current=true]')?.focus();
  };
  search.addEventListener('input', show);
  show();
  if (state.selected) void open(state.selected).catch(() => undefined);
  return { view, update: show };
}

const haystack = (request) =>
  [
    request.operation,
    request.belanghebbende,
    request.aanleverkenmerk,
    request.kenmerk,
    request.fault?.foutcode,
    word(request.verdict),
  ]
    .join(' ')
    .toLowerCase();

function row(request, state, open) {
  const checks = Object.entries(request.checks).map(([check, verdict]) =>
    el('i', { className: `dot ${verdict}`, title: `${word(`check.${check}`)}: ${word(verdict)}` }),
  );
  return el(
    'li',
    {},
    el(
      'button',
      { type: 'button', 'aria-current': String(state.selected === request.id), onclick: () => void open(request.id) },
      el('span', { className: 'when' }, moment(request.at, false)),
      el('strong', {}, request.operation ?? word('unknownOperation')),
      el('span', { className: `verdict ${request.verdict}` }, verdictText(request)),
      el('span', { className: 'about' }, [request.belanghebbende, request.aanleverkenmerk].filter(Boolean).join(' · ')),
      el('span', { className: 'dots', 'aria-hidden': 'true' }, checks),
    ),
  );
}

const verdictText = ({ verdict, fault }) => (fault ? `${word('fault')} ${fault.foutcode}` : word(verdict));

function detailOf(request) {
  const facts = [
    ['time', moment(request.at)],
    ['simulatedTime', moment(request.simulatedAt)],
    ['party', request.belanghebbende],
    ['kind', request.berichtsoort],
    ['reference', request.aanleverkenmerk],
    ['kenmerk', request.kenmerk],
    ['certificateOin', request.tlsOin],
    ['signingOin', request.signingOin],
    ['algorithm', request.algorithm],
    ['size', `${request.bytes.toLocaleString()} B`],
    ['duration', `${request.durationMs} ms`],
    ['ordered', request.ordered && JSON.stringify(request.ordered)],
  ].filter(([, value]) => value);
  return [
    el(
      'h2',
      {},
      request.operation ?? word('unknownOperation'),
      ' ',
      el('span', { className: `verdict ${request.verdict}` }, verdictText(request)),
    ),
    request.fault && el('p', { className: 'reason' }, request.fault.reason),
    el('h3', {}, word('checks')),
    el(
      'ol',
      { className: 'checks' },
      Object.entries(request.checks).map(([check, verdict]) =>
        el(
          'li',
          { className: verdict },
          el('i', { className: `dot ${verdict}`, 'aria-hidden': 'true' }),
          ` ${word(`check.${check}`)}: `,
          el('b', {}, word(verdict)),
        ),
      ),
    ),
    el('h3', {}, word('details')),
    el(
      'dl',
      {},
      facts.flatMap(([key, value]) => [el('dt', {}, word(key)), el('dd', {}, String(value))]),
    ),
    ...envelope('request', request.request, true),
    ...(request.reply === null
      ? [el('h3', {}, word('reply')), el('p', { className: 'quiet' }, word('noReply'))]
      : envelope('reply', request.reply, false)),
  ].filter(Boolean);
}

function envelope(key, source, isOpen) {
  const copy = el(
    'button',
    {
      type: 'button',
      onclick: async () => {
        await navigator.clipboard.writeText(source);
        copy.textContent = word('copied');
      },
    },
    word('copy'),
  );
  return [el('details', { open: isOpen }, el('summary', {}, word(key)), copy, xmlBlock(source))];
}
