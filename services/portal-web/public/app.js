import { api, listen } from './api.js';
import { alertBox, announce, el } from './dom.js';
import { filingView } from './views/filing.js';
import { listView } from './views/list.js';
import { logInView } from './views/log-in.js';
import { statusName } from './views/status.js';
import { language, speak, words } from './words.js';

const main = document.getElementById('main');
const state = { me: undefined, stopListening: undefined, shownStatus: new Map(), notice: undefined };

const route = () => /^#\/filings\/([\w-]+)$/.exec(location.hash)?.[1];

/** Puts a view on the page. Its heading gets the focus when the person went somewhere, not when the page refreshed itself. */
function show(view, { isRefresh = false } = {}) {
  const { scrollY } = window;
  const focused = isRefresh ? document.activeElement?.getAttribute('href') : undefined;
  main.replaceChildren(view);
  const heading = main.querySelector('h1');
  document.title = heading ? `${heading.textContent} · Akkoord` : 'Akkoord';
  if (isRefresh) {
    window.scrollTo(0, scrollY);
    if (focused) main.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  } else {
    window.scrollTo(0, 0);
    heading?.focus();
  }
}

function frame() {
  const w = words();
  document.documentElement.lang = language();
  document.querySelector('[data-words="skip"]').textContent = w.skip;
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language()));
  }
  document.getElementById('person').textContent = state.me ? state.me.name : '';
  const logOut = document.getElementById('log-out');
  logOut.textContent = w.logOut;
  logOut.hidden = !state.me;
}

async function refresh(options = {}) {
  frame();
  if (!state.me) return show(logInView({ onLoggedIn, message: options.message }), options);
  const asked = location.hash;
  try {
    const id = route();
    const view = id === undefined ? await list() : await filing(id);
    if (asked === location.hash) show(view, options); // the person may have gone on meanwhile
  } catch (error) {
    failed(error, options);
  }
}

async function list() {
  // What the banner says is worth nothing when it keeps the page from showing.
  const [filings, outlook] = await Promise.all([api.filings(), api.outlook().catch(() => undefined)]);
  for (const item of filings) tellChange(item);
  return listView({ filings, me: state.me, outlook });
}

async function filing(id) {
  const shown = await api.filing(id);
  tellChange(shown);
  const hasStopped = shown.status === 70 && !shown.details?.sendError?.nextAttemptAt;
  const asks = hasStopped && state.me.site === 'office';
  const atAuthority = asks ? await api.atAuthority(id).catch(() => undefined) : undefined;
  return filingView({ filing: shown, atAuthority, me: state.me, notice: state.notice, onDecided });
}

/** Says a status aloud when it changed under the person's eyes. */
function tellChange(item) {
  const before = state.shownStatus.get(item.filingId);
  state.shownStatus.set(item.filingId, item.status);
  if (before !== undefined && before !== item.status && route() === item.filingId) {
    announce(words().statusIs(statusName(item)));
  }
}

function failed(error, { isRefresh = false } = {}) {
  if (error.status === 401) return loggedOut(error.message);
  if (isRefresh && main.childElementCount > 0) return announce(error.message); // what stands there is still right
  const again = el('button.quiet', { type: 'button', onclick: () => void refresh() }, words().again);
  const instance = error.instance && el('p.muted', {}, `${words().instance}: ${error.instance}`);
  const back = route() && el('a.back', { href: '#/' }, `← ${words().back}`);
  show(el('div.page', {}, back, alertBox(error.message), instance, again), {});
}

function onDecided(notice) {
  state.notice = notice;
  void refresh({ isRefresh: true });
}

function onLoggedIn(me) {
  state.me = me;
  state.stopListening ??= listen(() => void refresh({ isRefresh: true }));
  void refresh();
}

function loggedOut(message) {
  state.me = undefined;
  state.stopListening?.();
  state.stopListening = undefined;
  state.shownStatus.clear();
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  void refresh({ message });
}

document.getElementById('log-out').addEventListener('click', () => {
  api.logOut().then(
    () => loggedOut(),
    (error) => failed(error),
  );
});
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    speak(button.dataset.language);
    void refresh({ isRefresh: true });
  });
}
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault(); // the address keeps naming the filing
  main.focus();
});
window.addEventListener('hashchange', () => {
  state.notice = undefined;
  void refresh();
});

frame();
main.replaceChildren(el('p.page.muted', {}, words().loading));
api.me().then(onLoggedIn, (error) => (error.status === 401 ? refresh() : failed(error)));
