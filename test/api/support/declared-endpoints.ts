import { readdirSync } from 'node:fs';
import type { Endpoint } from '#api/contract/endpoint.ts';

/** Every endpoint of the public contract. */
export async function declaredEndpoints(): Promise<Endpoint[]> {
  const folder = new URL('../../../api/contract/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const modules: object[] = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  return modules.flatMap((module) => Object.values(module)).filter(isEndpoint);
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'operationId' in value && 'response' in value;
}
