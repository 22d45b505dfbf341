import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

const MOST = 500;
const ENVELOPE = 'X-Catcher-Recipient';

/**
 * @typedef {object} KeptMail
 * @property {string} id
 * @property {string} receivedAt instant, ISO 8601
 * @property {string} to address it was handed over for
 * @property {string} from
 * @property {string} subject
 * @property {string} messageId
 * @property {string} text
 * @property {string} html with pictures that came along in it
 * @property {boolean} isRepeat a mail with the same Message-ID to the same address came before
 */

/** Caught mail: a file each, so that it outlives the catcher; the newest 500. */
export class KeptMails {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    /** @type {Map<string, KeptMail>} */
    this.mails = new Map();
    this.count = 0;
  }

  /** Reads what an earlier run left. */
  async load() {
    const files = readdirSync(this.folder).filter((name) => name.endsWith('.eml'));
    for (const name of files.sort()) await this.read(name.slice(0, -4));
    this.tidy();
  }

  /**
   * @param {Buffer} source as it came over the wire
   * @param {string} recipient
   */
  async keep(source, recipient) {
    this.count += 1;
    const id = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${String(this.count).padStart(4, '0')}`;
    const head = Buffer.from(`${ENVELOPE}: ${recipient.replaceAll(/[\r\n]/g, '')}\r\n`);
    writeFileSync(join(this.folder, `${id}.eml`), Buffer.concat([head, source]), { mode: 0o600 });
    const mail = await this.read(id);
    this.tidy();
    return mail;
  }

  /**
   * The newest first, of one address if given.
   * @param {string | null} [address]
   */
  list(address) {
    return [...this.mails.values()].reverse().filter(({ to }) => !address || to === address.toLowerCase());
  }

  /** @param {string} id */
  find(id) {
    return this.mails.get(id);
  }

  /** @param {string} id of a mail that is there */
  source(id) {
    return readFileSync(join(this.folder, `${id}.eml`));
  }

  clear() {
    for (const id of this.mails.keys()) this.remove(id);
  }

  /** @param {string} id */
  async read(id) {
    const source = readFileSync(join(this.folder, `${id}.eml`));
    // Pictures that came along are put into the HTML itself, so that it shows without fetching anything.
    const parsed = await simpleParser(source);
    const messageId = parsed.messageId ?? '';
    const to = recipientOf(parsed.headers.get(ENVELOPE.toLowerCase()));
    const mail = {
      id,
      receivedAt: `${id.slice(0, 13)}:${id.slice(14, 16)}:${id.slice(17, 19)}.${id.slice(20, 24)}`,
      to,
      from: parsed.from?.text ?? '',
      subject: parsed.subject ?? '',
      messageId,
      text: parsed.text ?? '',
      html: parsed.html || '',
      isRepeat: [...this.mails.values()].some((other) => other.messageId === messageId && other.to === to),
    };
    this.mails.set(id, mail);
    return mail;
  }

  tidy() {
    for (const id of [...this.mails.keys()].slice(0, Math.max(0, this.mails.size - MOST))) this.remove(id);
  }

  /** @param {string} id */
  remove(id) {
    this.mails.delete(id);
    rmSync(join(this.folder, `${id}.eml`), { force: true });
  }
}

/** @param {unknown} header */
const recipientOf = (header) => (typeof header === 'string' ? header.toLowerCase() : '');
