import type Koa from 'koa';
import helmet from 'koa-helmet';

/**
 * Security headers. Nothing foreign is loaded: no tile service, no font, no script. antd writes style elements
 * (`unsafe-inline` for styles only), MapLibre starts its worker from a blob.
 */
export function securityHeaders(): Koa.Middleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // TLS ends at a proxy, which knows whether the whole host speaks it.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}
