import { announce, el } from '../dom.js';
import { day, euros, words } from '../words.js';
import { dueTag } from './list.js';

/** What to pay, by when, with which reference: first, and large. @param {object} filing @param {boolean} isOffice */
export function paymentPanel({ filingId, payment, status }, isOffice) {
  const w = words();
  const { amountEuros, dueDate, reference, iban, beneficiary } = payment;
  const label =
    amountEuros > 0
      ? isOffice
        ? w.clientPays
        : w.pay
      : amountEuros < 0
        ? isOffice
          ? w.clientReceives
          : w.receive
        : w.nothing;
  return el(
    'section.payment',
    { 'aria-label': label },
    el('div.payment-sum', {}, el('span', {}, label), sum(euros(Math.abs(amountEuros)))),
    el(
      'dl.payment-facts',
      {},
      fact(amountEuros > 0 ? w.payBy : w.fileBy, el('span', {}, day(dueDate), ' ', status < 60 && dueTag(dueDate))),
      reference && fact(w.reference, copyable(groupsOfFour(reference), reference)),
      iban && fact(w.account, copyable(groupsOfFour(iban), iban), beneficiary && `${w.inNameOf} ${beneficiary}`),
    ),
    payment.hasQr && qr(filingId),
    amountEuros > 0 && !isOffice && el('p.payment-note', {}, w.payAfter),
  );
}

/** As large as fits. @param {string} text */
function sum(text) {
  const strong = el('strong', {}, text);
  strong.style.setProperty('--characters', text.length);
  return strong;
}

/** For the camera of a bank app: fetched only when asked for. @param {string} filingId */
function qr(filingId) {
  const w = words();
  const picture = el('img', { alt: w.qrAlt, width: 200, height: 200 });
  const details = el('details.qr', { 'data-keep': 'qr' }, el('summary', {}, w.qr), picture, el('p', {}, w.qrHow));
  details.addEventListener('toggle', () => {
    if (details.open) picture.src = `/api/filings/${filingId}/payment-qr.svg`;
  });
  return details;
}

const groupsOfFour = (text) => text.replace(/(.{4})(?=.)/g, '$1 ');

function fact(name, value, more) {
  return el('div', {}, el('dt', {}, name), el('dd', {}, value, more && el('span.fact-more', {}, more)));
}

function copyable(shown, value) {
  const w = words();
  const button = el('button.copy', {
    type: 'button',
    onclick: copy,
    title: w.copy,
    'aria-label': `${w.copy} ${value}`,
  });
  async function copy() {
    await navigator.clipboard.writeText(value);
    button.classList.add('copied');
    announce(w.copied);
    setTimeout(() => button.classList.remove('copied'), 2000);
  }
  return el('span.copyable', {}, el('span.figures', {}, shown), navigator.clipboard && button);
}
