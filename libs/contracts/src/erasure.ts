import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import type { BilingualText } from './http/problem.js';

/** What can be erased of a person, in words. */
export const ERASED_THINGS = {
  contact: { nl: 'contactpersoon: naam en e-mailadres', en: 'contact: name and e-mail address' },
  employee: { nl: 'medewerker: naam en e-mailadres', en: 'employee: name and e-mail address' },
  account: { nl: 'account met wachtwoord', en: 'account with password' },
  session: { nl: 'sessie', en: 'session' },
  'submitter-name': { nl: 'naam bij een bericht dat hij maakte', en: 'name with a filing he made' },
  mail: { nl: 'e-mail: adres, naam en inhoud', en: 'mail: address, name and content' },
  'name-in-mail': { nl: 'naam in een e-mail aan een ander', en: 'name in a mail to somebody else' },
  'mail-choice': { nl: 'taal van zijn e-mail, of dat die terugkwam', en: 'language of his mail, or that it came back' },
  evidence: { nl: 'bewijsstuk naast het controlespoor', en: 'piece of evidence beside the audit trail' },
  mandate: { nl: 'naam en tekst bij een doorlopend akkoord', en: 'name and text of a standing approval' },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** One of ERASED_THINGS. */
export type ErasedThing = keyof typeof ERASED_THINGS;

/** What is kept of a person because the law asks for it, and why. */
export const KEPT_THINGS = {
  decision: {
    nl: 'naam bij beslissingen over aangiften: bewijs van het akkoord, fiscale bewaarplicht van 7 jaar (art. 52 AWR)',
    en: 'name with decisions on filings: proof of the approval, fiscal retention of 7 years (art. 52 AWR)',
  },
  mandate: {
    nl: 'naam bij een doorlopend akkoord waarop aangiften rusten: fiscale bewaarplicht van 7 jaar (art. 52 AWR)',
    en: 'name with a standing approval on which filings rest: fiscal retention of 7 years (art. 52 AWR)',
  },
  'submitter-name': {
    nl: 'naam van wie een aangifte maakte, als bewijs van vier ogen: fiscale bewaarplicht van 7 jaar (art. 52 AWR)',
    en: 'name of who made a filing, as proof of four eyes: fiscal retention of 7 years (art. 52 AWR)',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** One of KEPT_THINGS. */
export type KeptThing = keyof typeof KEPT_THINGS;

const ERASED = Object.keys(ERASED_THINGS) as readonly ErasedThing[];
const KEPT = Object.keys(KEPT_THINGS) as readonly KeptThing[];

/** So many of one thing were erased, or would be. */
export class ErasedCount {
  @IsIn(ERASED) thing!: ErasedThing;
  @IsInt() @Min(1) count!: number;
}

/** So many of one thing are kept, the newest up to and including this day. */
export class KeptCount {
  @IsIn(KEPT) thing!: KeptThing;
  @IsInt() @Min(1) count!: number;
  /** Day `yyyy-mm-dd`. */
  @IsString() until!: string;
}

/** What one service erased of a person and what it keeps. */
export class ErasureReport {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ErasedCount) erased!: ErasedCount[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => KeptCount) kept!: KeptCount[];
}

/** Services that keep something of people. */
export const ERASING_SERVICES = ['connector', 'workflow', 'portal-api', 'mailer'] as const;

/** What one service told; not done when it gave no answer, or waits for another that gave none. */
export class ServiceErasure extends ErasureReport {
  @IsIn(ERASING_SERVICES) service!: (typeof ERASING_SERVICES)[number];
  @IsBoolean() isDone!: boolean;
}

/** Body of `POST /v1/offices/{participantNumber}/people/erasure`. */
export class ErasePersonBody {
  @IsEmail() email!: string;
  /** Only tells what would be erased and kept. */
  @IsOptional() @IsBoolean() isRehearsal?: boolean;
}

/** Answer: what was erased where. Asked again it erases what is left, so repeat it until `isComplete`. */
export class PersonErasure {
  @IsBoolean() isRehearsal!: boolean;
  /** Every service answered. */
  @IsBoolean() isComplete!: boolean;
  @IsISO8601() at!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ServiceErasure) services!: ServiceErasure[];
}
