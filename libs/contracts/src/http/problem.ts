import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';

/** One sentence in both languages. */
export class BilingualText {
  @IsString() nl!: string;
  @IsString() en!: string;
}

/** Every refusal over HTTP: problem+json (RFC 9457) with a stable code and a sentence a person can act on. */
export class Problem {
  @IsString() type!: string;
  @IsString() title!: string;
  @IsInt() status!: number;
  /** Stable code, listed in docs/errors.md. */
  @IsString() code!: string;
  @IsOptional() @IsString() detail?: string;
  @ValidateNested() @Type(() => BilingualText) messages!: BilingualText;
  /** Id under which the logs know this answer. */
  @IsOptional() @IsString() instance?: string;
  @IsOptional() @IsObject() params?: Record<string, unknown>;
}
