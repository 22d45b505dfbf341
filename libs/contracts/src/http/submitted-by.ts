import { isEmail, IsOptional, IsString, Length } from 'class-validator';

/** The person who made and sent a filing, as his software names him: by this address the office knows him. */
export class SubmittedBy {
  @IsString() @Length(1, 254) email!: string;
  @IsOptional() @IsString() @Length(1, 200) name?: string;
}

/** Which field of a named person cannot be used, or undefined: an address that is none, a name that is blank or holds control signs. */
export function wrongInSubmitter({ email, name }: SubmittedBy): 'email' | 'name' | undefined {
  if (!isEmail(email.trim())) return 'email';
  return name !== undefined && (name.trim() === '' || /\p{Cc}/u.test(name)) ? 'name' : undefined;
}
