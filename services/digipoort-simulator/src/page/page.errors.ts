import { Refusal } from '@akkoord/service-kit';

/** There is no file of this name on the page. */
export class PageUnknown extends Refusal {
  constructor() {
    super('PAGE_UNKNOWN', { nl: 'Deze pagina bestaat niet.', en: 'This page does not exist.', status: 404 });
  }
}
