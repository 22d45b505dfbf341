// Choosing what the next call brings, and putting a message ready.
import { call, el, field, select } from './dom.js';
import { word } from './words.js';

/** The part of the page; `say` shows a sentence. */
export function ordersView(state, say) {
  const waiting = el('ul', { className: 'waiting' });
  const update = () => {
    waiting.replaceChildren(...state.orders.map(orderRow));
    if (state.orders.length === 0) waiting.append(el('li', { className: 'quiet' }, word('noOrders')));
  };
  const clear = el(
    'button',
    { type: 'button', onclick: () => void call('DELETE', '/next').catch(say) },
    word('clearAll'),
  );
  const view = el(
    'div',
    { className: 'columns' },
    orderForm(state, say),
    el('section', {}, el('h2', {}, word('waiting')), waiting, clear, messageForm(say)),
  );
  update();
  return { view, update };
}

function orderRow({ id, scope, instruction, usesLeft }) {
  const about = [scope.operation, scope.nummer, scope.berichtsoort, scope.aanleverkenmerk].filter(Boolean).join(' · ');
  const often = usesLeft === null ? word('untilCleared') : `${usesLeft} ${word('timesLeft')}`;
  return el(
    'li',
    {},
    el('span', {}, el('strong', {}, wordOf(instruction)), el('small', {}, `${about} — ${often}`)),
    el(
      'button',
      {
        type: 'button',
        'aria-label': `${word('remove')}: ${wordOf(instruction)}`,
        onclick: () => void call('DELETE', `/next/${id}`),
      },
      word('remove'),
    ),
  );
}

const REPLIES = { 'lost-after-accept': 'lost-reply', 'lost-before-accept': 'lost-request', unavailable: 'unavailable' };

function wordOf(instruction) {
  if (instruction.outcome) return word(`order.${instruction.outcome}`);
  if (instruction.fault) return `${word('order.fault')} ${instruction.fault.foutcode ?? ''}`.trim();
  if (instruction.overload) return `${word('order.overloaded')}: ${word(`overload.${instruction.overload}`)}`;
  if (instruction.reply) return word(`order.${REPLIES[instruction.reply] ?? `${instruction.reply}-reply`}`);
  return [
    instruction.replyDelayMs && `${word('delay')}: ${instruction.replyDelayMs}`,
    instruction.stepMs && `${word('step')}: ${instruction.stepMs}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function orderForm(state, say) {
  const { orders, berichtsoorten } = state.about;
  const number = (name, max) => el('input', { type: 'number', name, min: 0, max, inputMode: 'numeric' });
  const form = el(
    'form',
    { className: 'panel' },
    el('h2', {}, word('orders')),
    field(
      word('outcome'),
      select(
        'outcome',
        orders.map((order) => [order, word(`order.${order}`)]),
      ),
    ),
    el(
      'fieldset',
      {},
      el('legend', {}, word('scope')),
      field(
        word('party'),
        el('input', { name: 'belanghebbende', maxLength: 35, autocomplete: 'off' }),
        word('whoever'),
      ),
      field(
        word('kind'),
        select('berichtsoort', [['', word('anyKind')], ...berichtsoorten.map((kind) => [kind, kind])]),
      ),
      field(
        word('reference'),
        el('input', { name: 'aanleverkenmerk', maxLength: 40, autocomplete: 'off' }),
        word('any'),
      ),
      field(
        word('operation'),
        select('operation', [
          ['aanleveren', 'aanleveren'],
          ['getStatussenProces', 'getStatussenProces'],
          ['getProcessen', 'getProcessen'],
          ['any', word('anyOperation')],
        ]),
      ),
      field(word('times'), el('input', { type: 'number', name: 'times', min: 0, value: 1 }), word('timesHint')),
    ),
    el(
      'fieldset',
      {},
      el('legend', {}, word('words')),
      field(word('code'), el('input', { name: 'foutcode', maxLength: 20, autocomplete: 'off' })),
      field(word('text'), el('input', { name: 'reason', maxLength: 1000, autocomplete: 'off' })),
    ),
    el(
      'div',
      { className: 'row' },
      field(word('delay'), number('replyDelayMs', 600000)),
      field(word('step'), number('stepMs', 86400000)),
    ),
    el('button', { type: 'submit', className: 'primary' }, word('addOrder')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    call('POST', '/next', orderFrom(new FormData(form))).then(() => form.reset(), say);
  });
  return form;
}

function orderFrom(data) {
  const order = {};
  for (const name of ['outcome', 'belanghebbende', 'berichtsoort', 'aanleverkenmerk', 'operation'])
    if (data.get(name)) order[name] = data.get(name);
  for (const name of ['times', 'replyDelayMs', 'stepMs'])
    if (data.get(name) !== '') order[name] = Number(data.get(name));
  const [foutcode, text] = [data.get('foutcode'), data.get('reason')];
  if (order.outcome === 'fault') Object.assign(order, foutcode && { foutcode }, text && { reason: text });
  else if (foutcode && text) order.words = { foutcode, foutbeschrijving: text };
  return order;
}

function messageForm(say) {
  const form = el(
    'form',
    { className: 'panel' },
    el('h2', {}, word('message')),
    el('p', { className: 'quiet' }, word('messageHint')),
    field(word('party'), el('input', { name: 'belanghebbende', required: true, maxLength: 35, autocomplete: 'off' })),
    field(word('period'), el('input', { name: 'tijdvak', placeholder: '2026-Q3', maxLength: 20 })),
    field(word('amount'), el('input', { name: 'bedrag', type: 'number', step: 1 })),
    field(word('description'), el('input', { name: 'omschrijving', maxLength: 1000 })),
    el('button', { type: 'submit' }, word('send')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
    if (data.bedrag !== undefined) data.bedrag = Number(data.bedrag);
    call('POST', '/messages', data).then(() => {
      form.reset();
      say(word('sent'));
    }, say);
  });
  return form;
}
