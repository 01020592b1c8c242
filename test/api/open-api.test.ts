import { describe, expect, test } from 'vitest';
import { listRecords } from '#api/contract/indicators.ts';
import { createLoad } from '#api/contract/loads.ts';
import { getTile } from '#api/contract/tiles.ts';
import { openApi } from '#api/http/open-api.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: { readonly type?: string; readonly default?: unknown };
}

interface Operation {
  readonly operationId: string;
  readonly parameters: Parameter[];
  readonly responses: Record<string, object>;
  readonly security?: object[];
  readonly requestBody?: object;
}

const document = JSON.parse(JSON.stringify(openApi([listRecords, createLoad, getTile], '1.2.3'))) as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
};

/** Every `$ref` in the document leads somewhere inside it. */
function danglingReferences(node: unknown, whole: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== '$ref' || typeof value !== 'string') return danglingReferences(value, whole);
    const found = value
      .slice(2)
      .split('/')
      .reduce<unknown>((place, part) => (place as Record<string, unknown> | undefined)?.[part], whole);
    return found === undefined ? [value] : [];
  });
}

describe('OpenAPI from the declarations', () => {
  test('is version 3.1 and has no dangling reference', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(danglingReferences(document, document)).toEqual([]);
  });

  test('writes path parameters in braces and declares each of them', () => {
    expect(Object.keys(document.paths)).toEqual([
      '/api/indicators/{id}/records',
      '/api/loads',
      '/tiles/{layer}/{z}/{x}/{y}.mvt',
    ]);
    for (const [path, item] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
      for (const operation of Object.values(item)) {
        const declared = operation.parameters.filter((parameter) => parameter.in === 'path');
        expect(declared.map((parameter) => parameter.name).sort()).toEqual(inPath);
        expect(declared.every((parameter) => parameter.required)).toBe(true);
      }
    }
  });

  test('a query name with a default may be left out and says its type', () => {
    const limit = document.paths['/api/indicators/{id}/records']?.get?.parameters.find(({ name }) => name === 'limit');
    expect(limit).toMatchObject({ in: 'query', required: false, schema: { type: 'integer', default: 100 } });
  });

  test('a call that changes data names the token and the upload', () => {
    const post = document.paths['/api/loads']?.post;
    expect(post?.security).toContainEqual({ adminToken: [] });
    expect(post?.requestBody).toBeDefined();
  });

  test('every operation answers problems as Problem Details', () => {
    for (const item of Object.values(document.paths)) {
      for (const operation of Object.values(item)) {
        expect(Object.keys(operation.responses)).toEqual(['200', '4XX', '5XX']);
      }
    }
  });
});
