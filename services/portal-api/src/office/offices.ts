import { ConfigurationInvalid } from '@akkoord/service-kit';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { IsBase64, IsOptional, IsString, Length, Matches, MaxLength, validateSync } from 'class-validator';
import { PortalApiConfig } from '../portal-api.config.js';

/** How an office shows itself on what it sends: one entry of `PORTAL_API_OFFICES`. */
export class OfficeAppearance {
  @Matches(/^\d{5}$/) participantNumber!: string;
  @IsString() @Length(1, 100) name!: string;
  @IsOptional() @IsString() @Length(1, 300) address?: string;
  /** `#1f4e79`. */
  @IsOptional() @Matches(/^#[0-9a-fA-F]{6}$/) colour?: string;
  /** PNG, base64. */
  @IsOptional() @IsBase64() @MaxLength(700_000) logo?: string;
}

/** The offices this portal serves, by participant number. */
@Injectable()
export class Offices {
  private readonly known: ReadonlyMap<string, OfficeAppearance>;

  constructor({ offices }: PortalApiConfig) {
    this.known = new Map(parseOffices(offices ?? '[]').map((office) => [office.participantNumber, office]));
  }

  /** An office nobody described goes by its participant number. */
  of(participantNumber: string): OfficeAppearance {
    return this.known.get(participantNumber) ?? { participantNumber, name: `Kantoor ${participantNumber}` };
  }
}

/** Throws ConfigurationInvalid naming fields, never values. */
export function parseOffices(json: string): OfficeAppearance[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw invalid('is not JSON');
  }
  if (!Array.isArray(parsed)) throw invalid('is not a list');
  const offices = plainToInstance(OfficeAppearance, parsed as object[]);
  const problems = offices.flatMap((office, index) =>
    validateSync(office).map(({ property }) => `[${index}].${property} is not right`),
  );
  if (problems.length > 0) throw invalid(...problems);
  return offices;
}

const invalid = (...problems: string[]): ConfigurationInvalid =>
  new ConfigurationInvalid(
    'portal-api',
    problems.map((problem) => `PORTAL_API_OFFICES ${problem}`),
  );
