import type Koa from 'koa';
import { methodNotAllowed, notFound } from './errors.ts';
import type { Routes } from './routes.ts';

/** Addresses of the machine interface: unknown ones are problems, never the dashboard. */
const MACHINE_PATH = /^\/(?:api|tiles)(?:\/|$)/;

/** What no route answered: 405 with the methods that are, 404 under /api and /tiles, the rest goes on. */
export function unmatched(routes: Routes): Koa.Middleware {
  return async (context, next) => {
    const layers = routes.router.match(context.path, context.method).path;
    if (layers.length > 0) {
      const allowed = [...new Set(layers.flatMap((layer) => layer.methods)), 'OPTIONS'].join(', ');
      context.set('Allow', allowed);
      if (context.method !== 'OPTIONS') throw methodNotAllowed(context.method, allowed);
      context.status = 204;
      return;
    }
    if (MACHINE_PATH.test(context.path)) throw notFound(context.path.slice(0, 200));
    if (context.method !== 'GET' && context.method !== 'HEAD') throw methodNotAllowed(context.method, 'GET, HEAD');
    await next();
  };
}
