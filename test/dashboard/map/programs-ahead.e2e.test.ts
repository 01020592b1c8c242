import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDashboard, isDashboardStale } from '#api/start/dashboard-build.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { openBrowser, waitForMap } from '#test/dashboard/support/browser.ts';
import { sampleDatabase } from '#test/support/database.ts';

const dist = join(import.meta.dirname, '../../../dashboard/dist');

/**
 * Notes the sources of every program that is linked, and of every one that is asked whether it is sound without having
 * been made by then; runs before the scripts of the page. The map's own canvas is MapLibre's business.
 */
const watchPrograms = `
  window.programs = { made: [], waitedFor: [] };
  {
    const { prototype } = WebGL2RenderingContext;
    const { shaderSource, attachShader, linkProgram, getProgramParameter } = prototype;
    const sourceOf = new WeakMap();
    const sourcesOf = new WeakMap();
    prototype.shaderSource = function (shader, source) {
      sourceOf.set(shader, source);
      shaderSource.call(this, shader, source);
    };
    prototype.attachShader = function (program, shader) {
      sourcesOf.set(program, [...(sourcesOf.get(program) ?? []), sourceOf.get(shader)].sort());
      attachShader.call(this, program, shader);
    };
    const isOurs = (gl) => !gl.canvas.classList.contains('maplibregl-canvas');
    const linked = new WeakSet();
    prototype.linkProgram = function (program) {
      linkProgram.call(this, program);
      const sources = JSON.stringify(sourcesOf.get(program));
      if (isOurs(this) && window.programs.made.includes(sources)) linked.add(program);
      window.programs.made.push(sources);
    };
    prototype.getProgramParameter = function (program, name) {
      const isSoon = name === this.LINK_STATUS && isOurs(this) && !linked.has(program);
      if (isSoon) window.programs.waitedFor.push(JSON.stringify(sourcesOf.get(program)));
      return getProgramParameter.call(this, program, name);
    };
  }`;

let server: TestServer;

beforeAll(async () => {
  if (await isDashboardStale()) await buildDashboard();
  server = await startTestServer(await sampleDatabase(), {}, dist);
});

describe('the programs of the map', () => {
  it.each(['progress', 'coverage'])('are made before /%s asks whether they are sound', async (path) => {
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.setViewportSize({ width: 1000, height: 640 });
    await page.addInitScript({ content: watchPrograms });
    await page.goto(`${server.origin}/${path}`, { waitUntil: 'domcontentloaded' });
    await waitForMap(page);
    const { made, waitedFor } = (await page.evaluate('window.programs')) as Record<'made' | 'waitedFor', string[]>;
    expect(made.length).toBeGreaterThan(4);
    expect(waitedFor).toEqual([]);
  });
});
