import type { Page } from 'playwright-core';

interface Records {
  readonly records: readonly { readonly key: string; readonly name: string }[];
}

interface Asking {
  json(path: string): Promise<unknown>;
}

/** A table of some villages of the sample as a district may send it, with a number that is none. */
export async function villageTable(server: Asking): Promise<Buffer> {
  const { records } = (await server.json('/api/indicators/village-bus-coverage/records?limit=3')) as Records;
  const rows = records.map(({ key, name }, at) =>
    [key, name, at === 0 ? '很多' : String(900 + at), 120.5, 30].join(','),
  );
  return Buffer.from(['村代码,村名,人口,经度,纬度', ...rows].join('\n'));
}

/** Hands a file over as a choice in the dialog of the browser does, and waits until it is checked. */
export async function bringFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('heading', { level: 2, name }).waitFor({ timeout: 60_000 });
}
