import type { Parameter, SavedQuery } from '../query/saved-query.ts';
import { GRAPH_OFFERS, type Offer, RESULT_OFFERS } from './sparql-accept.ts';

type Json = Readonly<Record<string, unknown>>;

const text = (description: string, format?: string): Json => ({ type: 'string', description, ...(format === undefined ? {} : { format }) });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const content = (offers: readonly Offer[], json?: Json): Json =>
  Object.fromEntries(
    offers.map(({ mediaType }) => [mediaType, { schema: mediaType.includes('results+json') && json ? json : { type: 'string' } }]),
  );
const problem = (description: string): Json => ({ description, content: { 'application/problem+json': { schema: ref('Problem') } } });

const PROBLEMS: Json = {
  400: problem('The request is wrong; line, column and caret show where, if it is the query.'),
  406: problem('No accepted format can be written.'),
  503: problem('The question took too long (query/timeout), or too many wait (server/busy, with Retry-After).'),
};
const REFUSED: Json = {
  403: problem('Updates (without a token), SERVICE, LOAD and files are refused.'),
  422: problem('The question needs more memory than it may have.'),
};
const BODY_PROBLEMS: Json = {
  413: problem('The body is too large.'),
  415: problem('The body is of a type, a charset or an encoding that is not read.'),
};
const COMPLETE: Json = {
  'Entente-Complete': { description: 'false if rows were cut at the limit of the server', schema: { type: 'boolean' } },
};

const answered = (description: string, offers: readonly Offer[], json?: Json): Json => ({
  200: { description, headers: COMPLETE, content: content(offers, json) },
  ...PROBLEMS,
});

const MEANING: Readonly<Record<Parameter['type'], Json>> = {
  iri: text('A name in the data (letter case does not matter) or an IRI'),
  date: text('YYYY-MM-DD', 'date'),
  integer: { type: 'integer' },
  string: { type: 'string' },
};

function parameter({ name, required, type, values, default: standard }: Parameter): Json {
  const schema = {
    ...MEANING[type],
    ...(values.length > 0 ? { enum: values } : {}),
    ...(standard === null ? {} : { default: type === 'integer' ? Number(standard) : standard }),
  };
  return { name, in: 'query', required, schema };
}

const RDF_TYPES = [
  'text/turtle',
  'application/n-triples',
  'application/ld+json',
  'application/rdf+xml',
  'application/trig',
  'application/n-quads',
];
const GRAPH_PARAMETERS: readonly Json[] = [
  { name: 'graph', in: 'query', required: false, schema: text('IRI of a graph', 'uri') },
  {
    name: 'default',
    in: 'query',
    required: false,
    allowEmptyValue: true,
    schema: text('What stands in no named graph'),
  },
];

/** What a change of the data needs and answers. */
function write(summary: string, done: Json, withBody: boolean): Json {
  return {
    summary,
    tags: ['data'],
    security: [{ token: [] }],
    parameters: GRAPH_PARAMETERS,
    ...(withBody
      ? { requestBody: { required: true, content: Object.fromEntries(RDF_TYPES.map((type) => [type, { schema: { type: 'string' } }])) } }
      : {}),
    responses: {
      ...done,
      400: problem('The body or the name of the graph is wrong.'),
      401: problem('The token is missing or wrong.'),
      403: problem('This server lets no program change its data.'),
    },
  };
}

const graphList = (names: readonly string[]): readonly (readonly [string, Json])[] =>
  names.map((name) => [name, { type: 'array', items: text('IRI of a graph', 'uri') }]);
const inQuery = ([name, schema]: readonly [string, Json]): Json => ({ name, in: 'query', required: false, schema });

const queryParameter = inQuery(['query', text('The query; without one the service describes itself')]);
/** Which graphs a query, or an update, looks at. */
const DATASET = graphList(['default-graph-uri', 'named-graph-uri']).map(inQuery);
const USING = graphList(['using-graph-uri', 'using-named-graph-uri']).map(inQuery);

function paths(questions: readonly SavedQuery[], writable: boolean): Json {
  const asked = Object.fromEntries(
    questions.map((question) => [
      `/questions/${encodeURIComponent(question.name)}`,
      {
        get: {
          operationId: question.name,
          summary: question.summary,
          ...(question.description ? { description: question.description } : {}),
          tags: ['questions'],
          parameters: question.parameters.map(parameter),
          responses: { ...answered('The rows', RESULT_OFFERS, ref('Results')), 422: REFUSED[422] },
        },
      },
    ]),
  );
  const made = { 201: { description: 'The graph is new' }, 204: { description: 'Done' } };
  return {
    '/questions': {
      get: {
        operationId: 'questions',
        summary: 'The saved questions with their parameters and addresses',
        tags: ['questions'],
        responses: {
          200: { description: 'The list', content: { 'application/json': { schema: { type: 'array', items: ref('Question') } } } },
        },
      },
    },
    ...asked,
    '/sparql': {
      get: {
        operationId: 'query',
        summary: 'SPARQL 1.1 Protocol: a query',
        tags: ['SPARQL'],
        parameters: [queryParameter, ...DATASET],
        responses: { ...answered('The answer', [...RESULT_OFFERS, ...GRAPH_OFFERS], ref('Results')), ...REFUSED },
      },
      post: {
        operationId: 'queryByPost',
        summary: writable ? 'A query, or an update (with a token)' : 'A query',
        tags: ['SPARQL'],
        ...(writable ? { security: [{}, { token: [] }] } : {}),
        parameters: [...DATASET, ...(writable ? USING : [])],
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: { type: 'object', properties: { query: text('The query'), ...(writable ? { update: text('The update') } : {}) } },
            },
            'application/sparql-query': { schema: { type: 'string' } },
            ...(writable ? { 'application/sparql-update': { schema: { type: 'string' } } } : {}),
          },
        },
        responses: {
          ...answered('The answer', [...RESULT_OFFERS, ...GRAPH_OFFERS], ref('Results')),
          ...REFUSED,
          ...BODY_PROBLEMS,
          ...(writable ? { 204: { description: 'The update is done' } } : {}),
        },
      },
    },
    '/graphs': {
      get: {
        operationId: 'readGraph',
        summary: 'SPARQL 1.1 Graph Store Protocol: a graph, or without parameters the whole dataset',
        tags: ['data'],
        parameters: GRAPH_PARAMETERS,
        responses: {
          200: {
            description: 'The graph',
            content: content([...GRAPH_OFFERS, { mediaType: 'application/trig' }, { mediaType: 'application/n-quads' }]),
          },
          404: problem('There is no such graph.'),
          406: problem('No accepted format can be written.'),
        },
      },
      ...(writable
        ? {
            put: { operationId: 'putGraph', ...write('Puts a graph in place of what it held', made, true) },
            post: {
              operationId: 'addToGraph',
              ...write(
                'Adds to a graph; without a graph, quads to the graphs that they name, and triples to a new one (Location)',
                made,
                true,
              ),
            },
            delete: {
              operationId: 'deleteGraph',
              ...write('Deletes a graph', { 204: { description: 'Done' }, 404: problem('There is no such graph.') }, false),
            },
          }
        : {}),
    },
    '/.well-known/void': {
      get: {
        operationId: 'void',
        summary: 'What the data holds: numbers, classes, properties (VoID)',
        tags: ['data'],
        responses: { 200: { description: 'The description', content: content(GRAPH_OFFERS) } },
      },
    },
    '/health': {
      get: {
        operationId: 'health',
        summary: 'Whether the server is well',
        tags: ['data'],
        responses: { 200: { description: 'It is', content: { 'application/json': { schema: ref('Health') } } } },
      },
    },
  };
}

const object = (properties: Json, required: readonly string[] = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required,
});

const SCHEMAS: Json = {
  Problem: object(
    {
      type: text('urn:entente:error:<code>', 'uri'),
      title: text('What is wrong'),
      status: { type: 'integer' },
      code: text('Stable; scripts may rely on it'),
      detail: text('Why'),
      next: text('What can be done'),
      line: { type: 'integer' },
      column: { type: 'integer' },
      excerpt: text('The line of the query'),
      caret: text('A caret below the place'),
    },
    ['type', 'title', 'status', 'code'],
  ),
  Results: object(
    {
      head: object({ vars: { type: 'array', items: { type: 'string' } } }, []),
      results: object({ bindings: { type: 'array', items: { type: 'object' } } }),
      boolean: { type: 'boolean' },
    },
    ['head'],
  ),
  Question: object({
    name: { type: 'string' },
    summary: { type: 'string' },
    description: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    parameters: { type: 'array', items: { type: 'object' } },
    url: text('Where it is asked', 'uri'),
  }),
  Health: object({ status: { type: 'string', const: 'ok' }, claims: { type: 'integer' }, quads: { type: 'integer' } }),
};

/** The interface for programs as OpenAPI 3.1, made from the saved questions. */
export function openApi(questions: readonly SavedQuery[], origin: string, version: string, writable: boolean): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'entente',
      version,
      summary: 'News as a knowledge graph of claims that can be questioned',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin }],
    tags: [
      { name: 'questions', description: 'Saved questions, asked with values for their parameters' },
      { name: 'SPARQL', description: 'Questions of your own' },
      { name: 'data', description: 'The graphs themselves, and what is known of them' },
    ],
    paths: paths(questions, writable),
    components: {
      schemas: SCHEMAS,
      ...(writable ? { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } : {}),
    },
  };
}
