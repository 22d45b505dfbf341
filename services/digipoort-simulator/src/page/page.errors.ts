import { Refusal } from '@akkoord/service-kit';

/** Throws: there is no such file. */
export function notOnPage(): never {
  throw new Refusal('PAGE_UNKNOWN', { nl: 'Deze pagina bestaat niet.', en: 'This page does not exist.', status: 404 });
}
