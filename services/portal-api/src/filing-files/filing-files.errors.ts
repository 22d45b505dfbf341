import { Refusal } from '@akkoord/service-kit';

/** Nothing is paid on this filing: a refund, nothing due, a supplement or an ICP statement. */
export class NoPaymentToMake extends Refusal {
  constructor() {
    super('NO_PAYMENT_TO_MAKE', {
      nl: 'Voor dit bericht hoeft u nu niets te betalen, dus er is geen QR-code.',
      en: 'There is nothing to pay for this filing now, so there is no QR code.',
      status: 404,
    });
  }
}

/** The ERP sent no PDF of its own. */
export class NoSuppliedPdf extends Refusal {
  constructor() {
    super('NO_SUPPLIED_PDF', {
      nl: 'Bij dit bericht is geen eigen pdf meegestuurd. De pdf van het portaal is er wel.',
      en: 'This filing came without a PDF of its own. There is the one of the portal.',
      status: 404,
    });
  }
}
