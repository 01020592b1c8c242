import * as contract from '#api/contract/awards.ts';
import { recordMove } from '#etl/awards/record-move.ts';
import { listAwards } from '#geodata/awards/list-awards.ts';
import { readTasks } from '#geodata/awards/read-tasks.ts';
import { regionNames } from '#geodata/awards/region-names.ts';
import { readJsonBody } from '../../http/read-json-body.ts';
import type { Routes } from '../../http/routes.ts';
import { awardDay } from '../../scope/award-day.ts';
import { resolveScope } from '../../scope/resolve-scope.ts';
import { evidenceOf } from './evidence-of.ts';
import { toAnswer, toRow } from './to-answer.ts';

export function awardRoutes(routes: Routes): void {
  const { database, settings, watch } = routes.services;
  const limits = { pauseMs: settings.requestTimeoutMs, bytes: settings.bodyLimitKb * 1024 };

  routes.read(contract.getAwards, async (tx, { query }) => {
    const { basis, region } = await resolveScope(tx, query);
    const until = awardDay(query.asOf, basis);
    const { programme, year } = query;
    return toAnswer(await listAwards(tx, { programme, year, region, basis, until, readTasks }), basis);
  });

  routes.live(contract.moveAward, async (_input, context) => {
    const move = await readJsonBody(context.req, contract.awardMove, limits);
    const { region, year } = move;
    const [scope, name] = await database.read(async (tx) => {
      const found = await resolveScope(tx, { programme: move.programme, region });
      return [found, (await regionNames(tx, found.basis, [region])).get(region)?.name ?? region] as const;
    });
    const readEvidence = evidenceOf({ region, year, basis: scope.basis });
    const recorded = await recordMove(database, { ...move, root: scope.root, regionName: name, readEvidence });
    await watch.refresh();
    const { programme, event } = recorded;
    const asked = { programme, year, region, basis: scope.basis, until: null, readTasks };
    const [row] = (await database.read((tx) => listAwards(tx, asked))).rows;
    if (row === undefined) throw new Error('an award that was moved has no row');
    return { event, row: toRow(row) };
  });
}
