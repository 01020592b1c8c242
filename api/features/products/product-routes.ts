import type { z } from 'zod';
import * as contract from '#api/contract/products.ts';
import { type Bulletin, gatherBulletin } from '#geodata/bulletin/gather-bulletin.ts';
import type { Routes } from '../../http/routes.ts';
import { bulletinText } from '../../products/bulletin/bulletin-text.ts';
import { bulletinWorkbook } from '../../products/bulletin/bulletin-workbook.ts';
import { gatherProgressMap } from '../../products/progress-map/gather-progress-map.ts';
import { drawProgressMap } from '../../products/progress-map/render-progress-map.ts';
import { renderTable } from '../../products/table/render-table.ts';
import type { TableQuery } from '../../products/table/table-query.ts';
import { workbookBytes } from '../../products/table/workbook-bytes.ts';
import { resolveScope } from '../../scope/resolve-scope.ts';
import type { Services } from '../../services.ts';

type MapQuery = z.infer<typeof contract.progressMapQuery>;

export function productRoutes(routes: Routes): void {
  const { services } = routes;
  routes.cached(contract.getProgressMapPdf, ({ query }) => drawMap(services, query, 'pdf'));
  routes.cached(contract.getProgressMapPng, ({ query }) => drawMap(services, query, 'png'));
  routes.cached(contract.getProgressMapSvg, ({ query }) => drawMap(services, query, 'svg'));
  routes.daily(contract.getTable, ({ query }, day) => drawTable(services, query, day), 'tongcun-table.xlsx');
  routes.cached(contract.getBulletinText, async ({ query }) => bulletinText(await bulletinOf(services, query)));
  routes.cached(
    contract.getBulletinWorkbook,
    async ({ query }) => {
      const bulletin = await bulletinOf(services, query);
      return workbookBytes(bulletinWorkbook(bulletin), bulletin.basis);
    },
    'tongcun-bulletin.xlsx',
  );
}

function bulletinOf(
  { database }: Services,
  { month, programme }: z.infer<typeof contract.getBulletinText.query>,
): Promise<Bulletin> {
  return database.read(async (tx) => {
    const { root } = await resolveScope(tx, { programme });
    return gatherBulletin(tx, { root, month, programme });
  });
}

/** Drawn after the transaction has ended, so that a sheet keeps nobody from the embedded database. */
async function drawMap(
  { database, settings }: Services,
  query: MapQuery,
  format: 'pdf' | 'png' | 'svg',
): Promise<Buffer> {
  const content = await database.read(async (tx) => {
    const { basis } = await resolveScope(tx, query);
    return gatherProgressMap(tx, { query, basis, issuer: settings.issuer });
  });
  return drawProgressMap(content, format);
}

function drawTable({ database }: Services, query: TableQuery, day: string): Promise<Buffer> {
  return database.read(async (tx) => {
    const { basis } = await resolveScope(tx, query);
    return renderTable(tx, query, { basis, day });
  });
}
