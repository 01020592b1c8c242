import { type Plugin, runnerImport } from 'vite';

const contractFile = /\/api\/contract\/[^/]+\.ts$/;

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
}

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'operationId' in value && 'path' in value && 'method' in value;
}

/**
 * In the built page an endpoint is its method and path: the schemas, and zod with them (about 60 KB gzipped),
 * stay on the server. Development and tests import the contract as it is and validate every answer.
 */
export function contractRoutes(): Plugin {
  return {
    name: 'contract-routes',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!contractFile.test(id)) return null;
      const { module } = await runnerImport<Record<string, unknown>>(id);
      const routes = Object.entries(module).filter((entry): entry is [string, Route] => isRoute(entry[1]));
      return routes
        .map(([name, { method, path, operationId }]) => {
          return `export const ${name} = /*#__PURE__*/ Object.freeze(${JSON.stringify({ method, path, operationId })});`;
        })
        .join('\n');
    },
  };
}
