import { Database } from '@akkoord/persistence';
import { configList } from '@akkoord/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { IsEmail, IsIn, IsString, Length, Matches } from 'class-validator';
import { PortalApiConfig } from '../portal-api.config.js';
import { normaliseEmail } from './account.js';
import { endSessions, findAccounts, keepOnly, putAccount } from './account.repository.js';
import { hashPassword, isPassword } from './password.js';

/** One account in the configuration. */
class BootstrapAccount {
  @Matches(/^\d{5}$/) participantNumber!: string;
  @IsEmail() email!: string;
  @IsString() @Length(1, 200) name!: string;
  @IsIn(['office', 'client']) site!: 'office' | 'client';
  @IsString() @Length(8, 200) password!: string;
}

/**
 * Makes the accounts of the configuration before the service listens; a later start changes only what differs. Who is no longer in it
 * cannot come in any more; where the configuration says nothing of accounts, nothing changes.
 */
@Injectable()
export class BootstrapAccounts implements OnApplicationBootstrap {
  constructor(
    private readonly config: PortalApiConfig,
    private readonly database: Database,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { bootstrapAccounts = '' } = this.config;
    if (bootstrapAccounts.trim() === '') return;
    const accounts = parseAccounts(bootstrapAccounts);
    for (const account of accounts) await this.put(account);
    const kept = accounts.map(({ participantNumber, email }) => ({
      tenant: participantNumber,
      email: normaliseEmail(email),
    }));
    await this.database.inSystem((tx) => keepOnly(tx, kept));
  }

  private async put({ participantNumber, password, ...given }: BootstrapAccount): Promise<void> {
    const account = { email: normaliseEmail(given.email), name: given.name, site: given.site };
    await this.database.inTenant(participantNumber, async (tx) => {
      const [known] = await findAccounts(tx, account.email);
      const isKept = known !== undefined && (await isPassword(password, known.passwordHash));
      await putAccount(tx, account, isKept ? known.passwordHash : await hashPassword(password), new Date());
      if (!isKept) await endSessions(tx, account.email);
    });
  }
}

/** Throws ConfigurationInvalid naming fields, never values. */
export const parseAccounts = (json: string): BootstrapAccount[] =>
  configList(BootstrapAccount, json, { service: 'portal-api', variable: 'BOOTSTRAP_ACCOUNTS' });
