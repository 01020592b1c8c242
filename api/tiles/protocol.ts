/** A feature on its way to the index: both parts are JSON text, parsed in the thread. */
export interface TileFeature {
  /** GeoJSON geometry, WGS84. */
  readonly geometry: string;
  /** Flat object of attributes. */
  readonly properties: string;
}

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export type Ask =
  | { readonly kind: 'index'; readonly key: string; readonly features: readonly TileFeature[] }
  | { readonly kind: 'tile'; readonly key: string; readonly layer: string; readonly address: TileAddress }
  | { readonly kind: 'forget' };

/** `missing`: the index was dropped to keep memory bounded and must be made again. */
export type Reply =
  | { readonly kind: 'done' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'tile'; readonly bytes: Uint8Array };

export interface Numbered<T> {
  readonly id: number;
  readonly content: T;
}

export interface Failed {
  readonly id: number;
  readonly error: string;
}
