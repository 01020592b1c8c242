import mvtWorkerUrl from '@loaders.gl/mvt/mvt-worker.js?url';

/** Common to all tile layers. Without `workerUrl` the decoder's worker would be fetched from unpkg.com. */
export const tileLoading = {
  loadOptions: { mvt: { workerUrl: mvtWorkerUrl } },
  /** Typed arrays from the worker to the graphics card, no object a feature (docs/adr/0011). */
  binary: true,
  minZoom: 5,
  maxZoom: 14,
  uniqueIdProperty: 'key',
  refinementStrategy: 'no-overlap',
  maxRequests: 8,
} as const;

/** What a feature of a tile says of itself; the contract lists it (api/contract/tiles.ts). */
export interface TileProperties {
  readonly key: string;
  readonly name?: string;
  readonly state?: string;
  readonly route?: string;
  readonly grade?: string;
  readonly class?: string;
  readonly surface?: string;
  readonly condition?: string;
  readonly maintained?: boolean;
  readonly kinds?: string;
  readonly service?: string;
  readonly located?: boolean;
  readonly item?: string;
  /** The year a finished work counts in. */
  readonly year?: number;
  readonly status?: string;
  /** Of water. */
  readonly kind?: string;
}

export interface TileFeature {
  readonly properties: TileProperties;
}
