import { IDENTIFIER_SCHEME } from '../interpret/read-subject.js';
import { conceptsOf, type Concept } from '../concepts.js';
import { NS } from '../instance/namespaces.js';
import type { Taxonomy, TypedDimension } from '../taxonomies/taxonomy.js';
import type { FilingToWrite } from './filing-to-write.js';
import { xmlDocument, type XmlElement } from './xml-element.js';

type Member = readonly [TypedDimension, string];

/** Gathers contexts and facts of one instance and writes them: contexts, the unit, facts; bytes follow from the input alone. */
export class InstanceWriter {
  readonly concepts: readonly Concept[];
  /** Id of the context without dimensions, as in the samples. */
  readonly plain: string;
  private readonly contexts: XmlElement[] = [];
  private readonly facts: XmlElement[] = [];
  private hasDimensions = false;
  private hasTuples = false;

  constructor(
    readonly taxonomy: Taxonomy,
    private readonly filing: FilingToWrite,
  ) {
    this.concepts = [...conceptsOf(taxonomy, filing.kind).values()];
    this.plain = filing.kind === 'icp-statement' ? 'CD_Opgaaf' : 'Msg';
    this.addContext(this.plain);
  }

  /** Adds a context; its members are written in the scenario. */
  addContext(id: string, members: readonly Member[] = []): void {
    const { taxpayer, period } = this.filing;
    const identifier = { name: 'xbrli:identifier', attributes: { scheme: IDENTIFIER_SCHEME }, content: taxpayer };
    const dates = [
      { name: 'xbrli:startDate', content: period.start },
      { name: 'xbrli:endDate', content: period.end },
    ];
    const content: XmlElement[] = [
      { name: 'xbrli:entity', content: [identifier] },
      { name: 'xbrli:period', content: dates },
    ];
    if (members.length > 0) content.push({ name: 'xbrli:scenario', content: members.map((one) => this.member(one)) });
    this.contexts.push({ name: 'xbrli:context', attributes: { id }, content });
  }

  addFact(fact: XmlElement): void {
    this.facts.push(fact);
  }

  addTuple(name: string, children: readonly XmlElement[]): void {
    this.hasTuples = true;
    this.facts.push({ name: `${this.taxonomy.namespaces.tuples?.prefix}:${name}`, content: children });
  }

  text(concept: string, value: string, contextRef = this.plain): XmlElement {
    return { name: this.dataName(concept), attributes: { contextRef }, content: value };
  }

  amount(concept: string, value: number, contextRef = this.plain): XmlElement {
    const attributes = { decimals: 'INF', contextRef, unitRef: 'EUR' };
    return { name: this.dataName(concept), attributes, content: String(value) };
  }

  toBuffer(): Buffer {
    const href = this.taxonomy.entryPoints[this.filing.kind];
    const unit = { name: 'xbrli:measure', content: 'iso4217:EUR' };
    const root: XmlElement = {
      name: 'xbrli:xbrl',
      attributes: this.rootAttributes(),
      content: [
        { name: 'link:schemaRef', attributes: { 'xlink:type': 'simple', 'xlink:href': href } },
        ...this.contexts,
        { name: 'xbrli:unit', attributes: { id: 'EUR' }, content: [unit] },
        ...this.facts,
      ],
    };
    return Buffer.from(xmlDocument(root), 'utf8');
  }

  private dataName(concept: string): string {
    return `${this.taxonomy.namespaces.data.prefix}:${concept}`;
  }

  private member([{ axis, domain }, value]: Member): XmlElement {
    this.hasDimensions = true;
    const { axes, domains } = this.taxonomy.namespaces;
    return {
      name: 'xbrldi:typedMember',
      attributes: { dimension: `${axes?.prefix}:${axis}` },
      content: [{ name: `${domains?.prefix}:${domain}`, content: value }],
    };
  }

  /** Only namespaces that are used, for others are advised against (FG-NL-05). */
  private rootAttributes(): Record<string, string> {
    const { data, tuples, axes, domains } = this.taxonomy.namespaces;
    const dimensions = this.hasDimensions ? [{ prefix: 'xbrldi', uri: NS.xbrldi }, axes, domains] : [];
    const used = [data, ...(this.hasTuples ? [tuples] : []), ...dimensions].filter((one) => one !== undefined);
    return {
      'xml:lang': 'nl',
      'xmlns:xbrli': NS.xbrli,
      'xmlns:link': NS.link,
      'xmlns:xlink': NS.xlink,
      'xmlns:iso4217': NS.iso4217,
      ...Object.fromEntries(used.map(({ prefix, uri }) => [`xmlns:${prefix}`, uri])),
    };
  }
}
