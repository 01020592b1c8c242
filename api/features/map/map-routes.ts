import * as contract from '#api/contract/map.ts';
import { getTile } from '#api/contract/tiles.ts';
import { defineError } from '#geodata/errors.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import type { Variant } from '#geodata/indicators/variant.ts';
import { findProgrammeAt } from '#geodata/months/find-programme-at.ts';
import type { AppliedProgramme } from '#geodata/programmes/find-programme.ts';
import { watchedVariant } from '#geodata/programmes/watched-variant.ts';
import type { Input } from '../../http/check-input.ts';
import type { Routes } from '../../http/routes.ts';
import { resolveScope, type Scope, toBasis } from '../../scope/resolve-scope.ts';
import type { Services } from '../../services.ts';
import { listClasses } from './list-classes.ts';
import { listDensity } from './list-density.ts';
import { listMapFeatures } from './list-map-features.ts';
import { shiftForDisplay } from './shift-for-display.ts';

const noSuchTile = defineError('no_such_tile', 404, (z: number) => `At zoom ${z}, x and y run from 0 to ${2 ** z - 1}`);

type TileInput = Input<typeof getTile>;

export function mapRoutes(routes: Routes): void {
  const places = new PlaceMemory(routes.services);
  routes.cached(getTile, (input) => drawTile(routes.services, places, input));

  // Of the settings, which may change while the data do not.
  routes.live(contract.getBaseMap, async () => ({ baseMap: routes.services.settings.baseMap ?? null }));

  routes.read(contract.listMapClasses, async (tx, { query }) => {
    const { basis, region, root } = await resolveScope(tx, query);
    const layers = await listClasses(tx, { basis, region: region === root ? undefined : region });
    return { layers, basis: toBasis(basis) };
  });

  routes.read(contract.getDensity, async (tx, { query }) => {
    const { basis, region, root } = await resolveScope(tx, query);
    const programme = await findProgrammeAt(tx, basis, { indicator: 'village-bus-coverage' });
    const rule = ruleOf(programme, 'village-bus-coverage', query);
    const cells = await listDensity(tx, { ...query, ...rule, basis, region: region === root ? undefined : region });
    return { of: query.of, cellKm: query.cellKm, cells, basis: toBasis(basis) };
  });
}

async function drawTile(services: Services, places: PlaceMemory, { params, query }: TileInput): Promise<Uint8Array> {
  const { layer, z, x, y } = params;
  if (x >= 2 ** z || y >= 2 ** z) throw noSuchTile(z);
  const { database, tiles } = services;
  const place = await places.find(query);
  const rule = query.indicator === undefined ? undefined : ruleOf(place.programme, query.indicator, query);
  const variant = rule?.variant;
  const region = place.region === place.root ? undefined : place.region;
  const isAsked = variant?.indicator.dataset === layer;
  const { basis } = place;
  const { datum } = query;
  return tiles.tile({
    // What a month may draw is asked of it, not of its load.
    key: JSON.stringify([
      layer,
      place.root,
      region,
      basis.load,
      datum,
      isAsked && [variant.indicator.id, variant.key, basis.month],
    ]),
    layer,
    address: { z, x, y },
    readFeatures: async () => {
      const features = await database.read((tx) => listMapFeatures(tx, { layer, ...rule, region, basis }));
      return datum === 'gcj02' ? features.map(shiftForDisplay) : features;
    },
  });
}

interface Rule {
  readonly variant: Variant;
  readonly programme: string | undefined;
  /** What is asked in the place of the programme's parameters. */
  readonly params: IndicatorParams;
}

interface AskedRule {
  readonly threshold?: number | undefined;
  readonly reference?: string | undefined;
}

/** The indicator with the parameters of the programme that watches it, as its values are computed. */
function ruleOf(programme: AppliedProgramme | undefined, id: string, rule: AskedRule): Rule {
  const indicator = getIndicator(id);
  const asked = { thresholdM: rule.threshold, referencePoint: rule.reference };
  const taken = Object.entries(asked).flatMap(([name, value]) =>
    value !== undefined && name in indicator.params ? [[name, value] as const] : [],
  );
  const params = Object.fromEntries(taken);
  return { variant: watchedVariant(indicator, programme, params), programme: programme?.id, params };
}

interface Place extends Scope {
  /** The programme that watches the indicator, the latest of those. */
  readonly programme: AppliedProgramme | undefined;
}

/** A map asks for dozens of tiles at once, all about the same place and time: found once a state of the data. */
class PlaceMemory {
  readonly #services: Services;
  readonly #found = new Map<string, Promise<Place>>();
  #token = '';

  constructor(services: Services) {
    this.#services = services;
  }

  find({ region, asOf, indicator }: Pick<TileInput['query'], 'region' | 'asOf' | 'indicator'>): Promise<Place> {
    const { database, watch } = this.#services;
    if (watch.state.token !== this.#token || this.#found.size > 500) this.#found.clear();
    this.#token = watch.state.token;
    const key = JSON.stringify([region, asOf, indicator]);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const place = database.read(async (tx) => {
      const found = await resolveScope(tx, { region, asOf });
      const programme = indicator === undefined ? undefined : await findProgrammeAt(tx, found.basis, { indicator });
      return { ...found, programme };
    });
    this.#found.set(key, place);
    place.catch(() => this.#found.delete(key));
    return place;
  }
}
