import { getTile } from '#api/contract/tiles.ts';
import { defineError } from '#geodata/errors.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { type Variant, variantOf } from '#geodata/indicators/variant.ts';
import { type AppliedProgramme, listAppliedProgrammes } from '#geodata/programmes/find-programme.ts';
import type { Input } from '../../http/check-input.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, type Scope } from '../../scope/resolve-scope.ts';
import type { Services } from '../../services.ts';
import { listMapFeatures } from './list-map-features.ts';

const noSuchTile = defineError('no_such_tile', 404, (z: number) => `At zoom ${z}, x and y run from 0 to ${2 ** z - 1}`);

type TileInput = Input<typeof getTile>;

export function mapRoutes(routes: Routes): void {
  const places = new PlaceMemory(routes.services);
  routes.cached(getTile, (input) => drawTile(routes.services, places, input));
}

async function drawTile(services: Services, places: PlaceMemory, { params, query }: TileInput): Promise<Uint8Array> {
  const { layer, z, x, y } = params;
  if (x >= 2 ** z || y >= 2 ** z) throw noSuchTile(z);
  const { database, tiles } = services;
  const place = await places.find(query.region, query.asOf);
  const variant = query.indicator === undefined ? undefined : findVariant(place, query.indicator, query.threshold);
  const region = place.region === place.root ? undefined : place.region;
  const isAsked = variant?.indicator.dataset === layer;
  const { basis } = place;
  return tiles.tile({
    key: JSON.stringify([layer, place.root, region, basis.load, isAsked && [variant.indicator.id, variant.key]]),
    layer,
    address: { z, x, y },
    readFeatures: () => database.read((tx) => listMapFeatures(tx, { layer, variant, region, basis })),
  });
}

/** The indicator with the parameters of the latest programme that watches it, as its values are computed. */
function findVariant(place: Place, id: string, thresholdM: number | undefined): Variant {
  const indicator = getIndicator(id);
  const watched = place.programmes.flatMap(({ indicators }) => indicators).find((entry) => entry.id === id);
  const isMeasured = thresholdM !== undefined && 'thresholdM' in indicator.params;
  return variantOf(indicator, { ...watched?.params, ...(isMeasured && { thresholdM }) });
}

interface Place extends Scope {
  /** Programmes of the root region, the latest first. */
  readonly programmes: readonly AppliedProgramme[];
}

/** A map asks for dozens of tiles at once, all about the same place and time: found once a state of the data. */
class PlaceMemory {
  readonly #services: Services;
  readonly #found = new Map<string, Promise<Place>>();
  #token = '';

  constructor(services: Services) {
    this.#services = services;
  }

  find(region: string | undefined, asOf: string | undefined): Promise<Place> {
    const { database, watch } = this.#services;
    if (watch.state.token !== this.#token || this.#found.size > 500) this.#found.clear();
    this.#token = watch.state.token;
    const key = JSON.stringify([region, asOf]);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const place = database.read(async (tx) => {
      const found = await resolveScope(tx, { region, asOf });
      return { ...found, programmes: await listAppliedProgrammes(tx, found.root) };
    });
    this.#found.set(key, place);
    place.catch(() => this.#found.delete(key));
    return place;
  }
}
