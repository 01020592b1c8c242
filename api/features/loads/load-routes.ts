import * as contract from '#api/contract/loads.ts';
import { loadFile, undoLoad } from '#etl/load-file.ts';
import { drainBody } from '../../http/drain-body.ts';
import { busy } from '../../http/errors.ts';
import { withReceivedFile } from '../../http/receive-file.ts';
import type { Routes } from '../../http/routes.ts';
import { tellProgress } from '../../state/tell-progress.ts';
import { listLoadProblems } from './list-load-problems.ts';
import { listLoads } from './list-loads.ts';

/** Loads are published one after another anyway, and each holds a file and a stage. */
const LOADS_AT_ONCE = 2;

export function loadRoutes(routes: Routes): void {
  const { database, settings, watch, events } = routes.services;
  const limits = { pauseMs: settings.requestTimeoutMs };
  const oneOfFew = limitAtOnce(LOADS_AT_ONCE);

  routes.read(contract.listLoads, async (tx, { query }) => ({ loads: await listLoads(tx, query) }));
  routes.read(contract.listLoadProblems, (tx, { params }) => listLoadProblems(tx, params.load));

  routes.live(contract.createLoad, ({ query }, context) =>
    oneOfFew(async () => {
      const { dryRun, ...request } = query;
      const bytes = settings.uploadLimitMb * 1024 * 1024;
      const report = await withReceivedFile(context.req, { ...limits, bytes }, (received) =>
        loadFile(
          database,
          { ...request, ...received, dryRun: dryRun === 'true' },
          tellProgress(events, request.dataset),
        ),
      );
      await watch.refresh();
      return contract.loadReport.parse(report);
    }),
  );

  routes.live(contract.undoLoad, async ({ params }, context) => {
    await drainBody(context.req, { ...limits, bytes: settings.bodyLimitKb * 1024 });
    const report = await undoLoad(database, params.load);
    await watch.refresh();
    return contract.loadReport.parse(report);
  });
}

function limitAtOnce(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  return async (work) => {
    if (running >= limit) throw busy();
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
    }
  };
}
