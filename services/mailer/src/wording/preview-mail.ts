import type { MailAudience, MailKind, MailLanguage, MailPreview } from '@akkoord/contracts';
import type { OfficeAppearance } from '@akkoord/service-kit';
import { contentOf } from '../template/content-of.js';
import { html } from '../template/html.js';
import { plainText } from '../template/plain-text.js';
import { exampleOf } from './example.js';
import type { OwnWords } from './own-words.js';

/** Where an example comes from. */
export interface Sender {
  readonly office: OfficeAppearance;
  /** Address of the portal, without a slash at its end. */
  readonly portalUrl: string;
}

/** An example of a mail as people would get it; the logo stands in the page, so that nothing has to be fetched for it. */
export function previewMail(
  mail: { readonly kind: MailKind; readonly audience: MailAudience; readonly language: MailLanguage },
  wording: OwnWords,
  { office, portalUrl }: Sender,
): MailPreview {
  const content = contentOf({ ...exampleOf(mail, { office, portalUrl }), wording });
  const look = { ...office, ...(office.logo ? { logoUrl: `data:image/png;base64,${office.logo}` } : {}) };
  return { subject: content.subject, text: plainText(content, office), html: html(content, look) };
}
