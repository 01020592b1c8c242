import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { DbfColumn, LineRecord } from './write-shapefile.ts';

const seat = z.object({
  properties: z.object({
    code: z.string(),
    level: z.string(),
    parent_code: z.string().nullable(),
    seat_lon: z.number().nullable(),
    seat_lat: z.number().nullable(),
  }),
});
const sample = z.object({ features: z.array(seat) });

/** The columns of a register as a bureau writes them into a shapefile. */
export const registerColumns: readonly DbfColumn[] = [
  { name: 'LDBM', width: 16 },
  { name: 'LXBM', width: 12 },
  { name: 'LXMC', width: 24 },
  { name: 'XZDJ', width: 6 },
  { name: 'JSDJ', width: 6 },
  { name: 'QDZH', width: 10 },
  { name: 'ZDZH', width: 10 },
  { name: 'LC', width: 10 },
  { name: 'LMKD', width: 6 },
  { name: 'LMLX', width: 10 },
  { name: 'LKDJ', width: 4 },
  { name: 'PDNF', width: 4 },
  { name: 'SFLY', width: 4 },
  { name: 'LZ', width: 24 },
  { name: 'JCNF', width: 4 },
  { name: 'QXDM', width: 6 },
  { name: 'XZDM', width: 9 },
];

const verticesPerLine = 12;
const segmentsPerRoute = 5;
const grades = [
  ['C', '村道'],
  ['C', '村道'],
  ['Y', '乡道'],
  ['X', '县道'],
] as const;
const classes = ['四级', '四级', '等外', '三级', '二级'];
const surfaces = ['水泥混凝土', '沥青混凝土', '砂石'];
const conditions = ['优', '良', '中', '次', ''];

interface Town {
  readonly code: string;
  readonly district: string;
  readonly lon: number;
  readonly lat: number;
}

/** The towns of the demonstration data with a seat. */
export function sampleTowns(): Town[] {
  const path = fileURLToPath(new URL('../../../geodata/sample/data/regions.geojson', import.meta.url));
  return sample.parse(JSON.parse(readFileSync(path, 'utf8'))).features.flatMap(({ properties }) => {
    const { code, level, parent_code: district, seat_lon: lon, seat_lat: lat } = properties;
    return level === 'town' && district !== null && lon !== null && lat !== null ? [{ code, district, lon, lat }] : [];
  });
}

/**
 * An invented register of `count` segments with 12 vertices each, about 0.8 km long, five to a route, the same at
 * every call.
 */
export function* madeSegments(count: number): Iterable<LineRecord> {
  const towns = sampleTowns();
  const random = generator(20260101);
  const routes = new Map<string, number>();
  for (let made = 0, route = 0; made < count; route += 1) {
    const town = towns[route % towns.length];
    if (town === undefined) throw new Error('the sample has no towns');
    const [letter, grade] = grades[route % grades.length] ?? grades[0];
    const place = `${letter}${town.district}`;
    const number = (routes.get(place) ?? 0) + 1;
    routes.set(place, number);
    const code = `${letter}${String(number).padStart(4, '0')}${town.district}`;
    const pen = {
      lon: town.lon + (random() - 0.5) * 0.04,
      lat: town.lat + (random() - 0.5) * 0.04,
      heading: random() * 7,
    };
    let chainageM = 0;
    for (let nth = 1; nth <= segmentsPerRoute && made < count; nth += 1, made += 1) {
      const { positions, lengthM } = walk(pen, random);
      const from = chainageM;
      chainageM += Math.round(lengthM);
      const lengthKm = ((chainageM - from) / 1000).toFixed(3);
      const texts = [
        `${code}-${nth}`,
        code,
        `第${route + 1}号公路`,
        grade,
        pick(classes, made),
        chainage(from),
        chainage(chainageM),
        lengthKm,
        (3.5 + (made % 5)).toFixed(1),
        pick(surfaces, made),
        pick(conditions, route),
        '2020',
        made % 11 === 0 ? '否' : '是',
        route % 3 === 0 ? '镇长(镇级路长)' : '',
        String(1995 + (route % 25)),
        town.district,
        town.code,
      ];
      yield { texts, positions };
    }
  }
}

function walk(pen: { lon: number; lat: number; heading: number }, random: () => number) {
  const positions = new Float64Array(2 * verticesPerLine);
  let lengthM = 0;
  for (let vertex = 0; vertex < verticesPerLine; vertex += 1) {
    if (vertex > 0) {
      const stepM = 50 + random() * 50;
      pen.heading += (random() - 0.5) * 0.6;
      pen.lon += (stepM * Math.cos(pen.heading)) / 96_500;
      pen.lat += (stepM * Math.sin(pen.heading)) / 110_850;
      lengthM += stepM;
    }
    positions[2 * vertex] = Math.round(pen.lon * 1e7) / 1e7;
    positions[2 * vertex + 1] = Math.round(pen.lat * 1e7) / 1e7;
  }
  return { positions, lengthM };
}

function chainage(metres: number): string {
  return `K${Math.floor(metres / 1000)}+${String(metres % 1000).padStart(3, '0')}`;
}

function pick(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}

/** Linear congruences after Park and Miller: the same numbers everywhere. */
function generator(seed: number): () => number {
  let state = seed % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
