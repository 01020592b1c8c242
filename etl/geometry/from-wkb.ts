import type { Geometry, Position } from 'geojson';

/** Little-endian WKB of two dimensions as GeoJSON. Throws a RangeError when it is cut short. */
export function fromWkb(wkb: Uint8Array): Geometry {
  return new Reader(wkb).geometry();
}

class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor({ buffer, byteOffset, byteLength }: Uint8Array) {
    this.#view = new DataView(buffer, byteOffset, byteLength);
  }

  geometry(): Geometry {
    this.#at += 1;
    const type = this.#count();
    switch (type) {
      case 1:
        return { type: 'Point', coordinates: this.#position() };
      case 2:
        return { type: 'LineString', coordinates: this.#line() };
      case 3:
        return { type: 'Polygon', coordinates: this.#lines() };
      case 4:
        return { type: 'MultiPoint', coordinates: this.#each(() => this.#part(() => this.#position())) };
      case 5:
        return { type: 'MultiLineString', coordinates: this.#each(() => this.#part(() => this.#line())) };
      case 6:
        return { type: 'MultiPolygon', coordinates: this.#each(() => this.#part(() => this.#lines())) };
      case 7:
        return { type: 'GeometryCollection', geometries: this.#each(() => this.geometry()) };
      default:
        throw new RangeError(`WKB of type ${type}`);
    }
  }

  /** What a part of a multi-geometry is made of, without the head that says what it is. */
  #part<T>(take: () => T): T {
    this.#at += 5;
    return take();
  }

  #line(): Position[] {
    return this.#each(() => this.#position());
  }

  #lines(): Position[][] {
    return this.#each(() => this.#line());
  }

  #each<T>(take: () => T): T[] {
    return Array.from({ length: this.#count() }, take);
  }

  #count(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }

  #position(): Position {
    this.#at += 16;
    return [this.#view.getFloat64(this.#at - 16, true), this.#view.getFloat64(this.#at - 8, true)];
  }
}
