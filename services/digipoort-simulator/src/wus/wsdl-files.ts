import { servicePath, WUS_SERVICES, type WusService } from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SCHEMA = 'digipoort-koppelvlak-1.2.xsd';
const folder = new URL('../../wsdl/', import.meta.url);
const read = (name: string): string => readFileSync(fileURLToPath(new URL(name, folder)), 'utf8');

/** Our own WSDL of each service and the XSD they share. */
@Injectable()
export class WsdlFiles {
  private readonly schema = read(SCHEMA);
  private readonly services = new Map<WusService, string>(
    WUS_SERVICES.map((service) => [service, read(`${service}-1.2.wsdl`)]),
  );

  /** The WSDL of a service whose address is `address`, with the XSD as another query of that address. */
  wsdl(service: WusService, address: string): string {
    const text = this.services.get(service) ?? '';
    return text
      .replace(`https://localhost${servicePath(service)}`, address)
      .replace(`schemaLocation="${SCHEMA}"`, `schemaLocation="${address}?xsd"`);
  }

  xsd(): string {
    return this.schema;
  }

  /** A file by its own name, as it stands in the folder; undefined when there is none. */
  file(name: string): string | undefined {
    if (name === SCHEMA) return this.schema;
    const service = WUS_SERVICES.find((one) => name === `${one}-1.2.wsdl`);
    return service && this.services.get(service);
  }
}
