import type { ContactChanged } from '@akkoord/contracts';

/** What the workflow knows of a contact person; roles count per organisation. */
export type Contact = Pick<ContactChanged, 'contactId' | 'organisationId' | 'roles' | 'isActive'>;
