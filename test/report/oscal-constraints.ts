/**
 * The constraints of OSCAL 1.2.0 assessment results on everything that we write, as JSON Schema draft-07: written by
 * hand after NIST's reference and stricter than it (optional members that we never write, and offsets from UTC, are
 * refused). It is not NIST's own file.
 */
const string = { type: 'string', pattern: '^\\S(.*\\S)?$' };
const token = { type: 'string', pattern: '^(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*$' };
const markupLine = { type: 'string', pattern: '^[^\\n]+$' };
const markup = { type: 'string' };
const uri = { type: 'string', format: 'uri', pattern: '^[a-zA-Z][a-zA-Z0-9+\\-.]+:.+$' };
const reference = { type: 'string', format: 'uri-reference' };
const base64 = { type: 'string', pattern: '^[0-9A-Za-z+/]+={0,2}$' };
const time = {
  type: 'string',
  format: 'date-time',
  pattern: '^(19|2\\d)\\d\\d-\\d\\d-\\d\\dT([01]\\d|2[0-3])(:[0-5]\\d){2}(\\.\\d+)?Z$',
};
const uuid = {
  type: 'string',
  pattern: '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$',
};

const object = (required: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', minItems: 1, items });

const props = list(object({ name: token, value: string }, { ns: uri }));
const hash = object({
  algorithm: { enum: ['SHA-256'] },
  value: { type: 'string', pattern: '^[0-9a-f]{64}$' },
});
const resource = object(
  { uuid },
  {
    title: markupLine,
    description: markup,
    props,
    rlinks: list(object({ href: reference }, { 'media-type': string, hashes: list(hash) })),
    base64: object({ value: base64 }, { filename: token, 'media-type': string }),
  },
);
const observation = object(
  { uuid, description: markup, methods: list({ enum: ['EXAMINE', 'TEST'] }), collected: time },
  {
    title: markupLine,
    props,
    types: list({ enum: ['control-objective'] }),
    'relevant-evidence': list(object({ description: markup }, { href: reference })),
  },
);
const status = object(
  { state: { enum: ['satisfied', 'not-satisfied'] } },
  { reason: { enum: ['pass', 'fail', 'other'] }, remarks: markup },
);
const target = object(
  { type: { enum: ['statement-id', 'objective-id'] }, 'target-id': token, status },
  { title: markupLine },
);
const finding = object(
  { uuid, title: markupLine, description: markup, target },
  { props, 'related-observations': list(object({ 'observation-uuid': uuid })) },
);
const selection = object(
  { 'include-controls': list(object({ 'control-id': token })) },
  { description: markup },
);
const result = object(
  {
    uuid,
    title: markupLine,
    description: markup,
    start: time,
    'reviewed-controls': object({ 'control-selections': list(selection) }, { description: markup }),
  },
  { end: time, observations: list(observation), findings: list(finding), remarks: markup },
);

export const oscalConstraints = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...object({
    'assessment-results': object(
      {
        uuid,
        metadata: object(
          { title: markupLine, 'last-modified': time, version: string, 'oscal-version': { const: '1.2.0' } },
          { props, remarks: markup },
        ),
        'import-ap': object({ href: reference }, { remarks: markup }),
        results: list(result),
      },
      { 'back-matter': object({}, { resources: list(resource) }) },
    ),
  }),
};
