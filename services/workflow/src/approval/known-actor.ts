import type { Actor } from '@akkoord/contracts';

/** Who acts, with the id that belongs to the kind. */
export type KnownActor =
  | { readonly kind: 'contact'; readonly contactId: string }
  | { readonly kind: 'employee'; readonly employeeId: string }
  | { readonly kind: 'client-environment'; readonly clientEnvironmentId: string }
  | { readonly kind: 'workflow' };

/** The workflow acting by itself. */
export const WORKFLOW: KnownActor = { kind: 'workflow' };

/** An actor as a request names him; undefined when the id is missing that belongs to his kind. */
export function knownActor({ kind, contactId, employeeId, clientEnvironmentId }: Actor): KnownActor | undefined {
  switch (kind) {
    case 'contact':
      return contactId === undefined ? undefined : { kind, contactId: contactId.toLowerCase() };
    case 'employee':
      return employeeId === undefined ? undefined : { kind, employeeId: employeeId.toLowerCase() };
    case 'client-environment':
      return clientEnvironmentId === undefined
        ? undefined
        : { kind, clientEnvironmentId: clientEnvironmentId.toLowerCase() };
    case 'workflow':
      return WORKFLOW;
    default:
      return kind satisfies never;
  }
}

/** The id of an actor; empty for the workflow itself. */
export function actorId(actor: KnownActor): string {
  switch (actor.kind) {
    case 'contact':
      return actor.contactId;
    case 'employee':
      return actor.employeeId;
    case 'client-environment':
      return actor.clientEnvironmentId;
    case 'workflow':
      return '';
    default:
      return actor satisfies never;
  }
}
