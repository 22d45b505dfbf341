import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { EnvironmentOfAnotherOffice, ErpTokenTaken } from './environment.errors.js';
import { putEnvironment, putToken, releaseDeliveries, type TokenIssuer } from './environment.repository.js';
import type { EnvironmentSettings } from './environment-settings.js';
import { tokenHash } from './erp-token.js';
import { aboutConnectorToken, SecretBox } from './secret-box.js';

/** Adds or changes a client environment, its secret sealed and its ERP token hashed; the same again changes nothing. */
@Injectable()
export class RegisterEnvironment {
  constructor(private readonly secrets: SecretBox) {}

  /** Throws EnvironmentOfAnotherOffice or ErpTokenTaken. */
  async register(tx: Transaction, id: string, settings: EnvironmentSettings, issuer: TokenIssuer): Promise<void> {
    const { participantNumber: tenant, name, profile = {} } = settings;
    const connectorUrl = settings.connectorUrl.replace(/\/+$/, '');
    const sealedToken = this.secrets.seal(settings.connectorToken, aboutConnectorToken(tenant, id));
    if (!(await putEnvironment(tx, { id, tenant, name, connectorUrl, sealedToken, profile }))) {
      throw new EnvironmentOfAnotherOffice();
    }
    const sha256 = tokenHash(settings.erpToken);
    if (!(await putToken(tx, { sha256, tenant, environmentId: id, issuer }))) throw new ErpTokenTaken();
    // A new token or address may be what waiting deliveries were waiting for.
    await releaseDeliveries(tx, id);
  }
}
