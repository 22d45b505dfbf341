// The page of the simulator: what came in, what became of it, what is to happen next. It follows by server-sent events.
import { call, el } from './dom.js';
import { ordersView } from './orders.js';
import { processesView } from './processes.js';
import { receivedView } from './received.js';
import { clockView, connectView, switchesView } from './switches.js';
import { LANGUAGES, word } from './words.js';

const TABS = {
  received: receivedView,
  processes: processesView,
  orders: ordersView,
  switches: switchesView,
  connect: connectView,
};
const state = { requests: [], orders: [], settings: {}, clock: { aheadMs: 0, stopped: false }, about: null };
const find = (id) => document.getElementById(id);
let current = { name: 'received', part: { update: () => undefined } };
let clock = { update: () => undefined };

/** Shows a sentence, or what went wrong. */
function say(what) {
  const message = find('message');
  message.textContent = what instanceof Error ? what.message : what;
  message.className = what instanceof Error ? 'bad' : 'good';
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (message.textContent = ''), 6000);
}

function show(name) {
  const part = TABS[name](state, say);
  current = { name, part };
  find('main').replaceChildren(part.view);
  for (const button of find('tabs').querySelectorAll('button')) {
    if (button.dataset.tab === name) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
  }
  document.title = `${word(name)} – Digipoort-simulator`;
  history.replaceState(null, '', `#${name}`);
  update(name);
}

function update(...names) {
  if (!names.includes(current.name)) return;
  Promise.resolve(current.part.update()).catch(say);
}

function speak(language) {
  document.documentElement.lang = language;
  localStorage.setItem('language', language);
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', word(element.dataset.label));
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  find('tabs').replaceChildren(
    ...Object.keys(TABS).map((name) =>
      el('li', {}, el('button', { type: 'button', 'data-tab': name, onclick: () => show(name) }, word(name))),
    ),
  );
  clock = clockView(state, say);
  find('clock').replaceChildren(clock.view);
  show(current.name);
}

async function load() {
  const [about, received, next] = await Promise.all([call('GET', ''), call('GET', '/received'), call('GET', '/next')]);
  Object.assign(state, {
    about,
    requests: received.requests,
    orders: next.orders,
    settings: about.settings,
    clock: about.clock,
  });
}

function follow() {
  const events = new EventSource('/control/events');
  const on = (type, act) => events.addEventListener(type, (event) => act(JSON.parse(event.data)));
  let due;
  on('received', (request) => {
    state.requests = [request, ...state.requests].slice(0, 500);
    // Under load the list is drawn a few times a second, not for every request.
    due ??= setTimeout(() => {
      due = undefined;
      update('received', 'processes');
    }, 250);
  });
  on('next', ({ orders }) => {
    state.orders = orders;
    update('orders');
  });
  on('settings', (settings) => {
    state.settings = settings;
    update('switches');
  });
  on('clock', (time) => {
    state.clock = time;
    clock.update();
    update('processes');
  });
  events.addEventListener('open', () => {
    find('live').textContent = word('live');
    find('live').className = 'on';
    load().then(() => update('received', 'processes', 'orders'), say);
  });
  events.addEventListener('error', () => {
    find('live').textContent = word('offline');
    find('live').className = 'off';
  });
}

for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => speak(button.dataset.language));
const wanted = location.hash.slice(1);
if (Object.hasOwn(TABS, wanted)) current.name = wanted;
const language = localStorage.getItem('language') ?? navigator.language.slice(0, 2);
await load();
speak(LANGUAGES.includes(language) ? language : 'nl');
follow();
setInterval(() => clock.update(), 1000);
