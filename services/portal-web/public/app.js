import { api, listen } from './api.js';
import { alertBox, announce, el } from './dom.js';
import { remember } from './remember.js';
import { closeDialogs } from './views/dialog.js';
import { filingView } from './views/filing.js';
import { listView } from './views/list.js';
import { logInView } from './views/log-in.js';
import { statusName } from './views/status.js';
import { language, speak, words } from './words.js';

const main = document.getElementById('main');
const state = {
  me: undefined,
  /** Whether it is known if somebody is logged in. */
  hasBegun: false,
  stopListening: undefined,
  shownStatus: new Map(),
  notice: undefined,
  /** What stands there, to leave it alone while nothing changes. */
  shown: undefined,
  outlook: undefined,
};
const OUTLOOK_MS = 15_000;
/** The page refreshes itself: nobody did anything. */
const BY_ITSELF = { isRefresh: true, isUnattended: true };

const route = () => /^#\/filings\/([\w-]+)$/.exec(location.hash)?.[1];

/**
 * Puts a view on the page. Its heading gets the focus when the person went somewhere, not when the page refreshed itself; then what he
 * is typing, opened or looks at stays as it is.
 */
function show(view, { isRefresh = false } = {}) {
  const { scrollY } = window;
  const restore = isRefresh ? remember(main) : undefined;
  main.replaceChildren(view);
  const heading = main.querySelector('h1');
  document.title = heading ? `${heading.textContent} · Akkoord` : 'Akkoord';
  if (restore) {
    restore();
    window.scrollTo(0, scrollY);
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
  if (!state.me)
    return put(['log-in', options.message], () => logInView({ onLoggedIn, message: options.message }), options);
  const asked = location.hash;
  try {
    const id = route();
    const [data, view] = id === undefined ? await list(options) : await filing(id, options);
    // The person may have gone on meanwhile.
    if (asked === location.hash && state.me) put([asked, data], view, options);
  } catch (error) {
    if (asked === location.hash) failed(error, options);
  }
}

/** Shows a view unless it stands there already. @param {unknown} data all that it is made from */
function put(data, view, options) {
  const shown = JSON.stringify([language(), data]);
  if (options.isRefresh && shown === state.shown) return;
  state.shown = shown;
  show(view(), options);
}

/** @param {{ isUnattended?: boolean }} options */
async function list(options) {
  // What the banner says is worth nothing when it keeps the page from showing.
  const [filings, outlook] = await Promise.all([api.filings(options), api.outlook(options).catch(() => undefined)]);
  for (const item of filings) tellChange(item);
  state.outlook = outlook;
  const { me } = state;
  return [{ filings, outlook }, () => listView({ filings, me, outlook })];
}

/** @param {string} id @param {{ isUnattended?: boolean }} options */
async function filing(id, options) {
  const shown = await api.filing(id, options);
  tellChange(shown);
  const hasStopped = shown.status === 70 && !shown.details?.sendError?.nextAttemptAt;
  const asks = hasStopped && state.me.site === 'office';
  const atAuthority = asks ? await api.atAuthority(id, options).catch(() => undefined) : undefined;
  const notice = noticeFor(shown);
  const { me } = state;
  return [
    { shown, atAuthority, notice },
    () => filingView({ filing: shown, atAuthority, me, notice, onDecided: (did) => onDecided(did, shown) }),
  ];
}

/** What the person did stays told until the filing has gone on from there. */
function noticeFor({ filingId, status }) {
  const { notice } = state;
  if (notice?.filingId !== filingId) return undefined;
  if (status === notice.status) notice.isReached = true;
  else if (notice.isReached || status !== notice.from) state.notice = undefined;
  return state.notice && { text: notice.text, isBad: notice.isBad };
}

/** Says a status aloud when it changed under the person's eyes; what seemed to fail may have done that, and no longer hides it. */
function tellChange(item) {
  const before = state.shownStatus.get(item.filingId);
  state.shownStatus.set(item.filingId, item.status);
  if (before !== undefined && before !== item.status && route() === item.filingId) {
    announce(words().statusIs(statusName(item)));
    closeDialogs('dialog[data-failed]');
  }
}

function failed(error, { isRefresh = false } = {}) {
  if (error.status === 401) return loggedOut(error.message);
  if (isRefresh && main.childElementCount > 0) return announce(error.message); // what stands there is still right
  state.shown = undefined;
  const again = el('button.quiet', { type: 'button', onclick: () => (state.me ? refresh() : begin()) }, words().again);
  const instance = error.instance && el('p.muted', {}, `${words().instance}: ${error.instance}`);
  const back = route() && el('a.back', { href: '#/' }, `← ${words().back}`);
  show(el('div.page', {}, back, alertBox(error.message), instance, again), {});
}

/**
 * What the person did to a filing is told there and nowhere else: he may be at another by now, on which nothing was decided.
 * @param {{ text: string, status?: number, isBad?: boolean } | undefined} did what to tell, and the status it led to
 * @param {{ filingId: string, status: number }} filing as it was
 */
function onDecided(did, { filingId, status }) {
  state.notice = did && { ...did, filingId, from: status };
  if (did && !did.isBad && route() === filingId) announce(did.text);
  void refresh({ isRefresh: true });
}

function onLoggedIn(me) {
  state.hasBegun = true;
  state.me = me;
  if (!state.stopListening) hear();
  void refresh();
}

/** Over a line of its own: an earlier one may be dead without knowing it. */
function hear() {
  state.stopListening?.();
  state.stopListening = listen(() => void refresh(BY_ITSELF));
}

function loggedOut(message) {
  state.hasBegun = true;
  state.me = undefined;
  state.stopListening?.();
  state.stopListening = undefined;
  state.shownStatus.clear();
  closeDialogs();
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
  closeDialogs();
  if (state.notice?.filingId !== route()) state.notice = undefined;
  void refresh();
});
// A line that broke without a word is not told of: who comes back sees what is so now.
window.addEventListener('online', () => {
  if (state.stopListening) hear();
  comeBack();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) comeBack();
});
function comeBack() {
  if (state.me) void refresh(BY_ITSELF);
  else if (!state.hasBegun) begin();
}
setInterval(() => {
  if (state.me && route() === undefined && !document.hidden) void lookAhead();
}, OUTLOOK_MS);

/** An outage may begin or end without any filing that changes. */
async function lookAhead() {
  const outlook = await api.outlook(BY_ITSELF).catch((error) => (error.status === 401 ? undefined : state.outlook));
  if (JSON.stringify(outlook) !== JSON.stringify(state.outlook)) void refresh(BY_ITSELF);
}

/** Finds out who is there. */
function begin() {
  api.me().then(onLoggedIn, (error) => (error.status === 401 ? loggedOut() : failed(error)));
}

frame();
main.replaceChildren(el('p.page.muted', {}, words().loading));
begin();
