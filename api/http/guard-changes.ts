import { createHash, timingSafeEqual } from 'node:crypto';
import type Koa from 'koa';
import { crossSite, onlyFromLoopback, tokenNeeded, tokenWrong } from './errors.ts';

/**
 * Who may change data. With an ADMIN_TOKEN: whoever sends it as bearer, from anywhere. Without: only programs and
 * pages of this very machine, never through a proxy, never a page of another site that found a way to the loopback
 * address (a form that posts there, or a name that was rebound to 127.0.0.1).
 */
export function guardChanges(context: Koa.Context, adminToken: string | undefined): void {
  if (adminToken !== undefined) {
    requireToken(context.get('Authorization'), adminToken);
    return;
  }
  const isProxied = ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP', 'Via'].some(
    (name) => context.get(name) !== '',
  );
  if (isProxied || !isLoopbackAddress(context.req.socket.remoteAddress)) throw onlyFromLoopback();
  if (!isLoopbackHost(context.get('Host'))) throw crossSite('Host');
  const origin = context.get('Origin');
  if (origin !== '' && origin !== `http://${context.get('Host')}`) throw crossSite('Origin');
  const site = context.get('Sec-Fetch-Site');
  if (site !== '' && site !== 'same-origin' && site !== 'none') throw crossSite('Sec-Fetch-Site');
}

function requireToken(authorization: string, adminToken: string): void {
  const given = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (given === undefined) throw tokenNeeded();
  if (!timingSafeEqual(digest(given), digest(adminToken))) throw tokenWrong();
}

/** Digests have equal length, which the comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** 127.0.0.0/8, ::1 and IPv4 addresses written as IPv6. */
export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  return address === '::1' || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/i.test(address);
}

/** A Host header that names this machine itself. */
export function isLoopbackHost(host: string): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i.test(host);
}
