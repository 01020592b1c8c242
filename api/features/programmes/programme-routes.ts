import * as contract from '#api/contract/programmes.ts';
import type { Routes } from '../../http/routes.ts';
import { getProgramme } from './get-programme.ts';
import { listProgrammes } from './list-programmes.ts';

export function programmeRoutes(routes: Routes): void {
  routes.read(contract.listProgrammes, async (tx) => ({ programmes: await listProgrammes(tx) }));
  routes.read(contract.getProgramme, (tx, { params, query }) => getProgramme(tx, params.id, query.asOf));
}
