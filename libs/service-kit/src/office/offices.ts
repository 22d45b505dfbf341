import { IsBase64, IsEmail, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { configList } from '../configuration/config-list.js';

/** How an office shows itself on what it sends: one entry of `<SERVICE>_OFFICES`, or of `AKKOORD_OFFICES` for all services. */
export class OfficeAppearance {
  @Matches(/^\d{5}$/) participantNumber!: string;
  @IsString() @Length(1, 100) name!: string;
  @IsOptional() @IsString() @Length(1, 300) address?: string;
  /** `#1f4e79`. */
  @IsOptional() @Matches(/^#[0-9a-fA-F]{6}$/) colour?: string;
  /** PNG, base64. */
  @IsOptional() @IsBase64() @MaxLength(700_000) logo?: string;
  /** Where an answer to a mail goes, and mail for the office while it has no employees. */
  @IsOptional() @IsEmail() email?: string;
  /** Language of mail to people who chose none; Dutch where it is absent. */
  @IsOptional() @IsIn(['nl', 'en']) language?: 'nl' | 'en';
}

/** The offices an installation serves, by participant number. */
export class Offices {
  private readonly known: ReadonlyMap<string, OfficeAppearance>;

  constructor(offices: readonly OfficeAppearance[]) {
    this.known = new Map(offices.map((office) => [office.participantNumber, office]));
  }

  /** An office nobody described goes by its participant number. */
  of(participantNumber: string): OfficeAppearance {
    return this.known.get(participantNumber) ?? { participantNumber, name: `Kantoor ${participantNumber}` };
  }
}

/** The offices in the configuration of `service`, a JSON list; throws ConfigurationInvalid naming fields, never values. */
export const readOffices = (json: string | undefined, service: string): Offices =>
  new Offices(configList(OfficeAppearance, json ?? '[]', { service, variable: 'OFFICES' }));
