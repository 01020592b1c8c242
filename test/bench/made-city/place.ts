/** The made city: 6 districts of 20 towns. Codes of a level are of one length, as real ones are. */
export const root = 'BENCH';
export const districts = 6;
export const townsPerDistrict = 20;
export const towns = districts * townsPerDistrict;

export const districtOf = (town: string): string => `'D' || (${town}) / ${townsPerDistrict}`;
export const townOf = (town: string): string => `'T' || lpad(CAST(${town} AS text), 3, '0')`;

/**
 * District and town of the n-th of many records, and a place inside the town's square of :side degrees. As in a real
 * register the rows of a town stand together.
 */
const place = `
  ${districtOf('town')} AS district_code, ${townOf('town')} AS town_code,
  118 + (town % 12 + (hashint4(n) & 65535) / 65536.0 * 0.97) * CAST(:side AS double precision) AS x,
  29 + (town / 12 + (hashint4(n + 7000001) & 65535) / 65536.0 * 0.97) * CAST(:side AS double precision) AS y,
  (hashint4(n + 14000003) & 1023) / 1024.0 AS luck`;

/** Numbers and places of :count records, as `made`. */
export const numbered = `
  (SELECT n, town, ${place}
     FROM (SELECT n, CAST(CAST(n AS bigint) * ${towns} / CAST(:count AS integer) AS integer) AS town
             FROM generate_series(0, CAST(:count AS integer) - 1) n) numbered) made`;

export const facts = 'root_region, record_key, load_from, source_load, source_row, content_hash';
export const origin = (key: string, row = 'n + 1'): string => `:root, ${key}, :load, :load, ${row}, ${key}`;
