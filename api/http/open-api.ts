import { z } from 'zod';
import type { Endpoint } from '#api/contract/endpoint.ts';
import { problem } from '#api/contract/service.ts';

type Json = Readonly<Record<string, unknown>>;

const problemResponse = { $ref: '#/components/responses/Problem' };

/** OpenAPI 3.1 of the endpoints that are mounted, from the declarations that guard them. */
export function openApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Tongcun 通村',
      version,
      description: 'Monitoring and analysis of rural roads and village services',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      responses: {
        Problem: {
          description: 'Problem Details (RFC 9457) with a stable `code`',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        adminToken: { type: 'http', scheme: 'bearer', description: 'ADMIN_TOKEN of the settings' },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  return {
    operationId: endpoint.operationId,
    summary: endpoint.summary,
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query)],
    ...(uploads.has(endpoint.operationId) ? { requestBody: uploadBody } : {}),
    ...(endpoint.body === undefined ? {} : { requestBody: jsonBody(endpoint.body) }),
    responses: {
      '200': { description: 'OK', content: { [endpoint.mediaType ?? 'application/json']: content(endpoint) } },
      '4XX': problemResponse,
      '5XX': problemResponse,
    },
    ...(endpoint.changes || endpoint.restricted ? { security: [{ adminToken: [] }, {}] } : {}),
  };
}

/** Endpoints that take a file as multipart/form-data. */
const uploads = new Set(['createLoad', 'createDraft']);

const uploadBody = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          file: { type: 'string', contentMediaType: 'application/octet-stream', contentEncoding: 'binary' },
        },
      },
    },
  },
};

function jsonBody(body: z.ZodType): Json {
  return { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } };
}

function content(endpoint: Endpoint): Json {
  return endpoint.mediaType === undefined ? { schema: schemaOf(endpoint.response, 'output') } : {};
}

function parameters(place: 'path' | 'query', declared: z.ZodObject): Json[] {
  const schema = schemaOf(declared, 'input');
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  return Object.entries(asObject(schema.properties)).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return asObject(rest);
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
