import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSample } from '#etl/load-sample.ts';
import { migrate } from '#geodata/database/migrate.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { startTestServer } from '#test/api/support/test-server.ts';
import { afterFile } from '#test/support/after-file.ts';
import { embeddedEngine } from '#test/support/embedded-engine.ts';
import { onServer, serverEngine } from '#test/support/server-engine.ts';
import { engineName, testSettings } from '#test/support/test-engine.ts';
import { askCoverage, askIndicators, askProgress, askRecords, type Site } from './support/ask.ts';
import { canonicalValues, digestOf } from './support/canonical-values.ts';
import { serveSample } from './support/serve.ts';

const other = engineName() === 'server' ? embeddedEngine : serverEngine;
/** The embedded engine runs everywhere; a server is there when TEST_DATABASE_URL or its default answers. */
const hasServer = await onServer(async () => true).catch(() => false);

/** The sample, loaded from its files on the engine that is not under test in this run. */
async function serveOtherEngine(): Promise<Site> {
  const name = `tongcun_other_${randomBytes(6).toString('hex')}`;
  await other.create(name);
  afterFile(() => other.drop(name));
  const settings = testSettings(other.variables(name));
  const database = await openDatabase(settings, createLog(settings));
  afterFile(() => database.close());
  await migrate(database, 'latest');
  await loadSample(database);
  return startTestServer(database);
}

/** Towns stand for the whole: the engines order and page the records of thousands of rows the same way there too. */
async function traces(site: Site, region: string): Promise<unknown[]> {
  const found = [];
  for (const indicator of await askIndicators(site)) found.push(await askRecords(site, indicator, { region }));
  return found;
}

describe.skipIf(!hasServer)('the embedded engine and a PostGIS server', () => {
  let sites: readonly [Site, Site];

  beforeAll(async () => {
    sites = [(await serveSample()).server, await serveOtherEngine()];
  });

  it('are two engines indeed', async () => {
    const engines = await Promise.all(
      sites.map(async ({ origin }) => (await (await fetch(`${origin}/readyz`)).json()).engine),
    );
    expect(engines.sort()).toEqual(['embedded', 'server']);
  });

  it('give identical values for every indicator and region', async () => {
    const [mine, others] = await Promise.all(sites.map(canonicalValues));
    const asked = await askIndicators(sites[0]);
    expect(asked.length).toBeGreaterThan(30);
    expect(mine?.length).toBe(asked.length * (1 + 6 + 103));
    expect(others).toEqual(mine);
    expect(digestOf(others ?? [])).toBe(digestOf(mine ?? []));
  });

  it('give identical plan and progress in every year', async () => {
    for (const year of [2018, 2019, 2020]) {
      const [mine, others] = await Promise.all(sites.map((site) => askProgress(site, { year, children: 'true' })));
      expect(others).toEqual(mine);
    }
  });

  it('find the same gaps at the same distances, to the millimetre', async () => {
    for (const rule of ['bus_stop', 'logistics_point', 'town_transport_station']) {
      const [mine, others] = await Promise.all(sites.map((site) => askCoverage(site, { rule, threshold: 500 })));
      expect(others).toEqual(mine);
    }
  });

  it('trace the values of a district to the same records in the same order', async () => {
    const [mine, others] = await Promise.all(sites.map((site) => traces(site, '330624')));
    expect(others).toEqual(mine);
  });
});
