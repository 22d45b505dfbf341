import { dateLabel, formatEuros, formatIban, formatPaymentReference, type PaymentInstruction } from '@akkoord/tax';
import { said, type FilingSheet } from '../filing-sheet.js';
import { heightOf } from '../typeset/sheet.js';
import { CONTENT_WIDTH, PAGE } from '../typeset/style.js';
import { drawPairs, setPairs, type Pair } from './pairs.js';
import { drawHeading } from './prose.js';
import { drawQrCode } from './qr-code.js';

const INSET = 16;
// The quiet zone of a code (four of its 33 squares or more) fits in INSET.
const QR = { size: 92, gap: 24, caption: 6, overhang: 12 };
const NAMES = 150;

/** What to pay, by when, to whom and with which reference; the QR code holds the same. */
export function drawPayment(target: FilingSheet, payment: PaymentInstruction, epcQr: string | undefined): void {
  const { sheet, palette, words } = target;
  const left = CONTENT_WIDTH - 2 * INSET - (epcQr === undefined ? 0 : QR.size + QR.gap);
  const pairs = setPairs(target, pairsOf(target, payment), { name: NAMES, value: left - NAMES });
  const small = { size: 8, leading: 10.5, weight: 400, colour: palette.quiet } as const;
  const caption = sheet.set(words.scan, small, QR.size + 2 * QR.overhang);
  const height = Math.max(pairs.height, epcQr === undefined ? 0 : QR.size + QR.caption + heightOf(caption)) + 2 * INSET;
  drawHeading(target, words.pay, height);
  const y = sheet.y;
  sheet.artifact(() => {
    const { document } = sheet;
    document
      .roundedRect(PAGE.left + 0.4, y, CONTENT_WIDTH - 0.8, height, 4)
      .lineWidth(0.8)
      .stroke(palette.line);
  });
  drawPairs(target, sheet.root, pairs, PAGE.left + INSET, y + INSET);
  if (epcQr !== undefined) {
    const x = PAGE.left + CONTENT_WIDTH - INSET - QR.size;
    const alt = words.qr(said(target, formatEuros(payment.amount)), formatPaymentReference(payment.reference));
    const box = [x, y + INSET, x + QR.size, y + INSET + QR.size] as const;
    sheet.element(sheet.root, 'Figure', { alt, box }, () => drawQrCode(sheet.document, epcQr, x, y + INSET, QR.size));
    sheet.element(sheet.root, 'P', {}, () =>
      sheet.lines(caption.lines, small, {
        x: x - QR.overhang,
        y: y + INSET + QR.size + QR.caption,
        width: QR.size + 2 * QR.overhang,
        align: 'centre',
      }),
    );
  }
  sheet.y = y + height + 10;
}

function pairsOf(target: FilingSheet, { amount, by, reference, account }: PaymentInstruction): Pair[] {
  const { words } = target;
  return [
    { name: words.amount, value: said(target, formatEuros(amount)), strong: true },
    { name: words.payBy, value: said(target, dateLabel(by)), strong: true },
    { name: words.reference, value: formatPaymentReference(reference), strong: true },
    { name: words.iban, value: formatIban(account.iban) },
    { name: words.bic, value: account.bic },
    { name: words.payee, value: account.name },
  ];
}
