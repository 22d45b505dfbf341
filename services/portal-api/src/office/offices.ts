import { configList } from '@akkoord/service-kit';
import { Injectable } from '@nestjs/common';
import { IsBase64, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
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
export const parseOffices = (json: string): OfficeAppearance[] =>
  configList(OfficeAppearance, json, { service: 'portal-api', variable: 'OFFICES' });
