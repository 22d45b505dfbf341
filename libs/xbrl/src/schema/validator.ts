import {
  ParseOption,
  XmlAttribute,
  XmlBufferInputProvider,
  XmlDocument,
  XmlParseError,
  xmlRegisterInputProvider,
  XmlValidateError,
  XsdValidator,
} from 'libxml2-wasm';
import type { Finding } from '../filing.js';
import { NS } from '../instance/namespaces.js';
import { findEntryPoint } from '../taxonomies/taxonomies.js';
import type { Taxonomy } from '../taxonomies/taxonomy.js';
import { finding } from '../xbrl.errors.js';
import { schemaFindings } from './schema-findings.js';
import { schemasOf } from './taxonomy-schemas.js';

// No network, no external or system files; references to entities are never replaced (no NOENT), and no DOCTYPE comes this far.
const SAFE =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_IGNORE_ENC |
  ParseOption.XML_PARSE_BIG_LINES |
  ParseOption.XML_PARSE_SKIP_IDS;
const SCHEMA_REF = '/i:xbrl/l:schemaRef/@x:href';
const PREFIXES = { i: NS.xbrli, l: NS.link, x: NS.xlink };

/** Validates UTF-8 bytes without a DOCTYPE against the schema their schemaRef stands for; frees all memory it took for them. */
export function validateBytes(
  bytes: Buffer,
  taxonomies: readonly Taxonomy[],
  schemaRef: string | undefined,
): readonly Finding[] {
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromBuffer(bytes, { encoding: 'UTF-8', option: SAFE });
    const reference = schemaRef ?? schemaRefOf(document);
    const entry = reference === undefined ? undefined : findEntryPoint(reference, taxonomies);
    if (entry === undefined) return [finding('XBRL_ENTRY_POINT_UNKNOWN')];
    validatorOf(entry.taxonomy).validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError) return schemaFindings(error.details);
    if (error instanceof XmlParseError) return [finding('XBRL_MALFORMED', 'refuse', lineOf(error))];
    throw error;
  } finally {
    document?.dispose();
  }
}

function schemaRefOf(document: XmlDocument): string | undefined {
  const found = document.get(SCHEMA_REF, PREFIXES);
  return found instanceof XmlAttribute ? found.value : undefined;
}

function lineOf({ details }: XmlParseError): { line: number } {
  return { line: details[0]?.line ?? 0 };
}

const files = new XmlBufferInputProvider({});
let areFilesKnown = false;
/** Compiled schemas: one for each version in use, kept as long as the version is. */
const VALIDATORS = new WeakMap<Taxonomy, XsdValidator>();

function validatorOf(taxonomy: Taxonomy): XsdValidator {
  let validator = VALIDATORS.get(taxonomy);
  if (validator === undefined) VALIDATORS.set(taxonomy, (validator = compile(taxonomy)));
  return validator;
}

/** Compiles the schemas out of memory; their addresses exist only while that goes on. */
function compile(taxonomy: Taxonomy): XsdValidator {
  if (!areFilesKnown) areFilesKnown = xmlRegisterInputProvider(files);
  const root = `akkoord-schema:/${encodeURIComponent(taxonomy.name)}/`;
  const schemas = schemasOf(taxonomy);
  for (const [name, text] of Object.entries(schemas)) files.addBuffer(root + name, Buffer.from(text));
  const document = XmlDocument.fromString(schemas['report.xsd'] ?? '', { url: `${root}report.xsd`, option: SAFE });
  try {
    return XsdValidator.fromDoc(document);
  } finally {
    document.dispose();
    for (const name of Object.keys(schemas)) files.removeBuffer(root + name);
  }
}
