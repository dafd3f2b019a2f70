import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import bomSchema from './bom-1.7.SNAPSHOT.schema.json';
import cryptographySchema from './cryptography-defs.SNAPSHOT.schema.json';
import jsfSchema from './jsf-0.82.SNAPSHOT.schema.json';
import spdxSchema from './spdx.SNAPSHOT.schema.json';

// Its words for people are none of JSON Schema's, and two of its formats the validator does not bring.
const ajv = addFormats(new Ajv({ strict: false }));
ajv.addFormat('iri-reference', /^\S*$/u).addFormat('idn-email', /^\S+@\S+$/u);
ajv.addSchema(spdxSchema, 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
ajv.addSchema(jsfSchema, 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
ajv.addSchema(cryptographySchema, 'http://cyclonedx.org/schema/cryptography-defs.SNAPSHOT.schema.json');
const isBom = ajv.compile(bomSchema);

/** What an independent validator finds wrong with a bill of materials, by CycloneDX's own schema of 1.7. */
export function bomProblems(bom: unknown): unknown[] {
  isBom(JSON.parse(JSON.stringify(bom)));
  return isBom.errors ?? [];
}
