import type { RequestListener } from 'node:http';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Answers while the data is being prepared: a page that asks again by itself, and `starting` for programs. */
export function waitingListener(status: () => string): RequestListener {
  return (request, response) => {
    request.resume();
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const path = request.url?.split('?', 1)[0] ?? '/';
    if (path === '/healthz') {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end(JSON.stringify({ status: 'ok' }));
      return;
    }
    response.statusCode = 503;
    response.setHeader('Retry-After', '2');
    if (request.headers.accept?.includes('text/html')) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
      response.end(page(status()));
      return;
    }
    response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    response.end(JSON.stringify(problem(status())));
  };
}

function problem(status: string): object {
  return {
    type: 'urn:tongcun:problem:starting',
    title: 'Service unavailable',
    status: 503,
    code: 'starting',
    detail: `The server is getting ready; try again in a moment. ${status}`.trim(),
    requestId: 'starting',
  };
}

function page(status: string): string {
  const words = status.replace(/[&<>"]/g, (character) => escapes[character] ?? '');
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2">
<title>通村 Tongcun 正在启动</title>
<style>
  html { background: #0B1420; color: #E6EDF3; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; justify-items: center; text-align: center; }
  h1 { font-size: 28px; font-weight: 600; margin: 0 0 8px; }
  p { margin: 4px 24px; }
  .status { margin-top: 24px; color: #9FB3C8; font-variant-numeric: tabular-nums; min-height: 1.6em; }
</style>
<h1>通村 Tongcun</h1>
<p>正在准备数据,完成后本页自动打开。</p>
<p lang="en">Getting the data ready. This page opens by itself when it is done.</p>
<p class="status" role="status">${words}</p>
</html>
`;
}
