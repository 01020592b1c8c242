import { searchPlaces } from '#api/contract/search.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, toBasis } from '../../scope/resolve-scope.ts';
import { findChainage } from './find-chainage.ts';
import { findPlaces } from './find-places.ts';
import { readQuestion } from './read-question.ts';

export function searchRoutes(routes: Routes): void {
  routes.read(searchPlaces, async (tx, { query }) => {
    const { basis } = await resolveScope(tx, query);
    const { text, chainage } = readQuestion(query.q);
    const scope = { basis, limit: query.limit };
    const found = chainage ? await findChainage(tx, { ...chainage, ...scope }) : [];
    const named = text === '' ? [] : await findPlaces(tx, { text, ...scope });
    return { q: query.q, hits: [...found, ...named].slice(0, query.limit), basis: toBasis(basis) };
  });
}
