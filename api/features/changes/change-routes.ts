import * as contract from '#api/contract/changes.ts';
import { explainProgress } from '#geodata/changes/explain-progress.ts';
import { explainValue } from '#geodata/changes/explain-value.ts';
import { findProgrammeAt } from '#geodata/months/find-programme-at.ts';
import type { Routes } from '../../http/routes.ts';
import { noData, resolveSpan, toBasis } from '../../scope/resolve-scope.ts';

export function changeRoutes(routes: Routes): void {
  routes.read(contract.explainChange, async (tx, { query }) => {
    const { indicator, programme, limit } = query;
    const { root, region, from, to } = await resolveSpan(tx, query);
    const change = await explainValue(tx, { indicator, root, region, programme, from, to });
    return {
      indicator,
      from: change.from,
      to: change.to,
      versions: { from: change.fromVersion, to: change.toVersion },
      parts: change.parts,
      records: change.records.slice(0, limit),
      total: change.records.length,
      basis: { from: toBasis(from), to: toBasis(to) },
    };
  });

  routes.read(contract.explainProgressChange, async (tx, { query }) => {
    const { item, year, limit } = query;
    const { from, to, region } = await resolveSpan(tx, query);
    const programme = await findProgrammeAt(tx, to, { id: query.programme });
    if (programme === undefined) throw noData();
    const change = await explainProgress(tx, { programme: programme.id, item, year, region, from, to });
    return {
      ...change,
      programme: programme.id,
      works: change.works.slice(0, limit),
      total: change.works.length,
      basis: { from: toBasis(from), to: toBasis(to) },
    };
  });
}
