import { Injectable } from '@nestjs/common';
import { Refusal } from '@akkoord/service-kit';
import type { Problem } from '@akkoord/contracts';
import { PortalApiConfig } from '../portal-api.config.js';
import { GatewayAway } from './gateway-outlook.errors.js';

const PATIENCE_MS = 5000;

/** Asks the gateway over HTTP, as a part of the installation; who may ask is decided before. */
@Injectable()
export class AskGateway {
  constructor(private readonly config: PortalApiConfig) {}

  /** Whether there is a gateway to ask. */
  get isThere(): boolean {
    return this.config.digipoortGatewayUrl !== undefined;
  }

  /** Throws GatewayAway, or what the gateway refused in its own words. */
  async json<T>(method: 'GET' | 'POST', tenant: string, path: string, body?: object): Promise<T> {
    return (await this.call(method, tenant, path, body)).json() as Promise<T>;
  }

  async bytes(tenant: string, path: string): Promise<Buffer> {
    return Buffer.from(await (await this.call('GET', tenant, path)).arrayBuffer());
  }

  private async call(method: string, tenant: string, path: string, body?: object): Promise<Response> {
    const { digipoortGatewayUrl, internalToken } = this.config;
    if (digipoortGatewayUrl === undefined) throw new GatewayAway(new Error('no gateway is configured'));
    const headers = {
      authorization: `Bearer ${internalToken}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    };
    const content = body ? { body: JSON.stringify(body) } : {};
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const url = `${digipoortGatewayUrl}/v1/offices/${encodeURIComponent(tenant)}/${path}`;
    const response = await fetch(url, { method, headers, signal, redirect: 'error', ...content }).catch(
      (cause: unknown) => {
        throw new GatewayAway(cause);
      },
    );
    if (response.ok) return response;
    throw await refusalIn(response);
  }
}

/** What the gateway refuses, it refuses for a person; anything else means that it cannot answer now. */
async function refusalIn(response: Response): Promise<Error> {
  const problem = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  const { code, messages } = problem ?? {};
  if (response.status >= 500 || response.status === 401 || !code || !messages) {
    return new GatewayAway(new Error(`the gateway answered ${response.status}`));
  }
  return new Refusal(code, { nl: messages.nl, en: messages.en, status: response.status });
}
