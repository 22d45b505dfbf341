// How the simulator behaves, the clock, and what is needed to connect.
import { call, checkbox, el, field, select } from './dom.js';
import { moment, word } from './words.js';

/** The part of the page with every switch. */
export function switchesView(state, say) {
  const view = el('div');
  const update = () => view.replaceChildren(settingsForm(state, say));
  update();
  return { view, update };
}

function settingsForm(state, say) {
  const { settings, about } = state;
  const number = (name, hint) =>
    field(word(name), el('input', { type: 'number', name, min: 0, value: settings[name] }), hint);
  const form = el(
    'form',
    { className: 'switches' },
    el('h2', {}, word('switches')),
    el(
      'fieldset',
      {},
      el('legend', {}, word('strictness')),
      el('p', { className: 'quiet' }, word('strictnessHint')),
      about.checks.map((check) => checkbox(`check:${check}`, word(`check.${check}`), !settings.waived.includes(check))),
    ),
    el(
      'fieldset',
      {},
      el('legend', {}, word('answers')),
      field(
        word('acceptAlgorithm'),
        select(
          'acceptAlgorithm',
          [
            ['any', word('both')],
            ['sha1', 'SHA-1'],
            ['sha256', 'SHA-256'],
          ],
          settings.acceptAlgorithm,
        ),
      ),
      field(
        word('replyAlgorithm'),
        select(
          'replyAlgorithm',
          [
            ['sha1', 'SHA-1'],
            ['sha256', 'SHA-256'],
          ],
          settings.replyAlgorithm,
        ),
      ),
      field(
        word('faultStatus'),
        select(
          'faultStatus',
          [
            ['500', '500'],
            ['200', '200'],
          ],
          String(settings.faultStatus),
        ),
      ),
      field(
        word('unknownKenmerk'),
        select(
          'unknownKenmerk',
          [
            ['empty', word('emptyList')],
            ['fault', word('faultAnswer')],
          ],
          settings.unknownKenmerk,
        ),
      ),
      field(
        word('arithmetic'),
        select(
          'arithmetic',
          [
            ['311', '311'],
            ['510', '510'],
          ],
          settings.arithmetic,
        ),
      ),
      checkbox('serveWsdl', word('serveWsdl'), settings.serveWsdl),
      checkbox('scenariosEverywhere', word('scenariosEverywhere'), settings.scenariosEverywhere, word('scenariosHint')),
    ),
    el(
      'fieldset',
      {},
      el('legend', {}, word('timing')),
      number('stepMs'),
      number('giveUpMs'),
      number('clockSkewMs'),
      checkbox('clockInMessages', word('clockInMessages'), settings.clockInMessages),
    ),
    el(
      'fieldset',
      {},
      el('legend', {}, word('load')),
      number('slownessMs'),
      number('busyMs'),
      number('overloadAt', word('noLimit')),
      field(
        word('overloadAnswer'),
        select(
          'overloadAnswer',
          ['fault', 'unavailable', 'timeout', 'slow'].map((one) => [one, word(`overload.${one}`)]),
          settings.overloadAnswer,
        ),
      ),
      field(
        word('revokedOins'),
        el('input', { name: 'revokedOins', value: settings.revokedOins.join(', ') }),
        word('revokedHint'),
      ),
    ),
    el(
      'div',
      { className: 'row buttons' },
      el('button', { type: 'submit', className: 'primary' }, word('save')),
      el(
        'button',
        { type: 'button', onclick: () => void call('DELETE', '/settings').catch(say) },
        word('resetSwitches'),
      ),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    call('PUT', '/settings', settingsFrom(new FormData(form), about.checks)).then(() => say(word('saved')), say);
  });
  return form;
}

function settingsFrom(data, checks) {
  const settings = {
    waived: checks.filter((check) => !data.has(`check:${check}`)),
    revokedOins: data
      .get('revokedOins')
      .split(/[\s,]+/)
      .filter(Boolean),
  };
  for (const name of ['acceptAlgorithm', 'replyAlgorithm', 'unknownKenmerk', 'arithmetic', 'overloadAnswer'])
    settings[name] = data.get(name);
  for (const name of ['faultStatus', 'stepMs', 'giveUpMs', 'clockSkewMs', 'slownessMs', 'busyMs', 'overloadAt'])
    settings[name] = Number(data.get(name));
  for (const name of ['serveWsdl', 'scenariosEverywhere', 'clockInMessages']) settings[name] = data.has(name);
  return settings;
}

const MINUTE = 60_000;

/** The clock in the head of the page: its time runs on by itself, and a panel moves it. */
export function clockView(state, say) {
  const time = el('strong');
  const note = el('span', { className: 'quiet' });
  const move = (body) => () => void call('PUT', '/clock', body).catch(say);
  const stop = el('button', {
    type: 'button',
    onclick: () => void call('PUT', '/clock', { stopped: !state.clock.stopped }).catch(say),
  });
  const exact = el('input', { type: 'datetime-local', step: 1, 'aria-label': word('setTo') });
  const panel = el(
    'details',
    { className: 'clock' },
    el('summary', {}, el('span', {}, `${word('clock')}: `, time, ' ', note)),
    el(
      'div',
      { className: 'clock-panel', role: 'group', 'aria-label': word('moveClock') },
      el('button', { type: 'button', onclick: move({ advanceMs: 60 * MINUTE }) }, word('hour')),
      el('button', { type: 'button', onclick: move({ advanceMs: 24 * 60 * MINUTE }) }, word('day')),
      el('button', { type: 'button', onclick: move({ advanceMs: 72 * 60 * MINUTE }) }, word('hours72')),
      stop,
      el('button', { type: 'button', onclick: () => void call('DELETE', '/clock').catch(say) }, word('resetClock')),
      el(
        'span',
        { className: 'row' },
        exact,
        el(
          'button',
          { type: 'button', onclick: () => exact.value && move({ now: new Date(exact.value).toISOString() })() },
          word('set'),
        ),
      ),
    ),
  );
  const tick = () => {
    const { aheadMs, stopped, now } = state.clock;
    time.textContent = moment(stopped ? now : Date.now() + aheadMs);
    note.textContent = stopped
      ? word('stopped')
      : Math.abs(aheadMs) < 1000
        ? word('real')
        : `${word(aheadMs > 0 ? 'ahead' : 'behind')} ${length(aheadMs)}`;
    stop.textContent = word(stopped ? 'run' : 'stop');
  };
  tick();
  return { view: panel, update: tick };
}

function length(ms) {
  const minutes = Math.round(Math.abs(ms) / MINUTE);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  return [days && `${days} d`, hours && `${hours} h`, `${minutes % 60} min`].filter(Boolean).join(' ');
}

/** Where to connect, and with which files. */
export function connectView(state) {
  const { about } = state;
  const view = el(
    'div',
    { className: 'connect' },
    el('h2', {}, word('connect')),
    el('h3', {}, word('address')),
    el(
      'ul',
      {},
      Object.values(about.paths)
        .flat()
        .map((path) => el('li', {}, el('code', {}, about.wus + path))),
    ),
    el('h3', {}, word('files')),
    el(
      'dl',
      {},
      Object.entries(about.pki).flatMap(([name, path]) => [el('dt', {}, name), el('dd', {}, el('code', {}, path))]),
    ),
    el('h3', {}, word('downloads')),
    el(
      'ul',
      {},
      [
        'aanleverservice-1.2.wsdl',
        'statusinformatieservice-1.2.wsdl',
        'ophaalservice-1.2.wsdl',
        'digipoort-koppelvlak-1.2.xsd',
      ].map((name) => el('li', {}, el('a', { href: `/wsdl/${name}` }, name))),
    ),
    el('h3', {}, word('scenarios')),
    el(
      'ul',
      { className: 'names' },
      about.scenarios.map((name) => el('li', {}, el('code', {}, name))),
    ),
  );
  return { view, update: () => undefined };
}
