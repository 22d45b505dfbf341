import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An end certificate to be made. */
export interface EndWanted {
  readonly name: string;
  /** Text of subject serialNumber; left out when undefined. */
  readonly oin?: string | undefined;
  readonly from: Date;
  readonly until: Date;
  readonly usage?: 'clientAuth' | 'serverAuth';
  readonly keyBits?: number;
  readonly curve?: string;
}

const DAY = 86_400_000;
const stamp = (date: Date): string => `${date.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;

/** Keys, certificates and containers made by OpenSSL, so that what we read was not written by what reads it. */
export class OpensslFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'akkoord-openssl-'));

  /** A root and an authority below it; `organisation` stands in their names, and in certificates where their issuer's list is. */
  constructor(organisation = 'Voorbeeld CA', lists?: { readonly root: string; readonly issuing: string }) {
    const point = (url: string | undefined) => (url ? `\ncrlDistributionPoints=URI:${url}` : '');
    const forever = { from: new Date('2020-01-01T00:00:00Z'), until: new Date('2040-01-01T00:00:00Z') };
    this.write('empty', '');
    this.write('serial', '1000');
    this.write(
      'ca.cnf',
      `[ca]\ndefault_ca=own\n[own]\ndatabase=${this.path('index')}\nserial=${this.path('serial')}\nnew_certs_dir=${this.folder}
default_md=sha256\npolicy=any\nunique_subject=no\nemail_in_dn=no\n[any]\nO=supplied\nCN=supplied\nserialNumber=optional
[authority]\nbasicConstraints=critical,CA:true${point(lists?.root)}
[clientAuth]\nbasicConstraints=CA:false\nextendedKeyUsage=clientAuth,serverAuth${point(lists?.issuing)}
[serverAuth]\nbasicConstraints=CA:false\nextendedKeyUsage=serverAuth${point(lists?.issuing)}\n`,
    );
    this.write('index', '');
    this.request('root', `/O=${organisation}/CN=Root`);
    this.issue('root', 'authority', forever, ['-selfsign', '-keyfile', this.path('root.key')]);
    this.request('issuing', `/O=${organisation}/CN=Issuing`);
    this.issue('issuing', 'authority', forever, this.by('root'));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  text(name: string): string {
    return this.read(name).toString();
  }

  write(name: string, content: string | Buffer): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  /** Root and issuing authority, PEM. */
  get authorities(): string {
    return this.text('issuing.pem') + this.text('root.pem');
  }

  /** Makes `<name>.key` and `<name>.pem`. */
  end({ name, oin, from, until, usage = 'clientAuth', keyBits, curve }: EndWanted): void {
    this.request(name, `/O=Kantoor/CN=${name}${oin ? `/serialNumber=${oin}` : ''}`, keyBits, curve);
    this.issue(name, usage, { from, until }, this.by('issuing'));
  }

  /** `openssl pkcs12 -export` of the parts named, with more options. */
  container(name: string, parts: readonly string[], password = 'geheim', options: readonly string[] = []): Buffer {
    const input = this.write('parts.pem', parts.map((part) => this.text(part)).join(''));
    this.openssl(
      'pkcs12',
      '-export',
      '-in',
      input,
      '-out',
      this.path(name),
      '-passout',
      `pass:${password}`,
      ...options,
    );
    return this.read(name);
  }

  /** Revokes a certificate that `by` issued. */
  revoke(name: string, by: 'root' | 'issuing'): void {
    this.openssl('ca', '-config', this.path('ca.cnf'), '-revoke', this.path(`${name}.pem`), ...this.by(by));
  }

  /** The list of what was revoked, DER, good for thirty days. */
  list(by: 'root' | 'issuing'): Buffer {
    const settings = ['-config', this.path('ca.cnf'), '-md', 'sha256', '-crldays', '30'];
    this.openssl('ca', '-gencrl', ...settings, '-out', this.path(`${by}.crl.pem`), ...this.by(by));
    this.openssl('crl', '-in', this.path(`${by}.crl.pem`), '-outform', 'DER', '-out', this.path(`${by}.crl`));
    return this.read(`${by}.crl`);
  }

  openssl(...options: string[]): string {
    return execFileSync('openssl', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private request(name: string, subject: string, bits = 2048, curve?: string): void {
    const key = curve ? ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`] : ['-newkey', `rsa:${bits}`];
    const files = ['-keyout', this.path(`${name}.key`), '-out', this.path(`${name}.csr`)];
    this.openssl('req', ...key, '-nodes', '-utf8', '-subj', subject, ...files);
  }

  private issue(name: string, extensions: string, valid: { from: Date; until: Date }, by: readonly string[]): void {
    const when = ['-startdate', stamp(valid.from), '-enddate', stamp(valid.until)];
    const files = ['-in', this.path(`${name}.csr`), '-out', this.path(`${name}.pem`)];
    const settings = ['-batch', '-notext', '-config', this.path('ca.cnf'), '-extensions', extensions];
    this.openssl('ca', ...settings, ...when, ...files, ...by);
  }

  private by(authority: string): string[] {
    return ['-cert', this.path(`${authority}.pem`), '-keyfile', this.path(`${authority}.key`)];
  }
}

/** Valid from a year before to a year after a moment. */
export const aroundIt = (now: Date) => ({
  from: new Date(now.getTime() - 365 * DAY),
  until: new Date(now.getTime() + 365 * DAY),
});
