import { IsIn, IsISO8601, IsOptional, IsUUID } from 'class-validator';

/** Who can act on a filing: a contact of the client, an employee of the office, the client environment that sent it, or the workflow itself. */
export const ACTOR_KINDS = ['contact', 'employee', 'client-environment', 'workflow'] as const;

/** One of ACTOR_KINDS. */
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who acts; beside `kind` stands the id that goes with it, none for the workflow itself. */
export class Actor {
  @IsIn(ACTOR_KINDS) kind!: ActorKind;
  @IsOptional() @IsUUID() contactId?: string;
  @IsOptional() @IsUUID() employeeId?: string;
  @IsOptional() @IsUUID() clientEnvironmentId?: string;
}

/** Ways in which a person shows who he is. */
export const AUTHENTICATION_METHODS = ['password'] as const;

/** One of AUTHENTICATION_METHODS. */
export type AuthenticationMethod = (typeof AUTHENTICATION_METHODS)[number];

/** How and when the person behind an action showed who he is; kept as evidence beside the action. */
export class Authentication {
  @IsIn(AUTHENTICATION_METHODS) method!: AuthenticationMethod;
  /** Instant in UTC, ISO 8601: when he logged in. */
  @IsISO8601() authenticatedAt!: string;
}
