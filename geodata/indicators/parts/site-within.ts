/**
 * Sites of the kind that operate; a status that is not given is operation. Written so that the planner does not
 * take the condition for selective: it must walk the index of places and not sort all sites for every village.
 */
const serves = `array_position(f.kinds, CAST(:facilityKind AS text)) IS NOT NULL AND (f.status IS NULL OR f.status = 'operating')`;

/** The two places of a village, each only where `:referencePoint` (geodata/vocabulary/village.ts) lets it speak. */
const committee = `CASE WHEN CAST(:referencePoint AS text) <> 'village_hall' THEN r.committee_geom4326 END`;
const hall = `CASE WHEN CAST(:referencePoint AS text) <> 'village_committee' THEN r.hall_geom4326 END`;

/** Whether a site lies within the threshold of a place: metres on the ellipsoid, rounded to the millimetre. */
const isWithin = (site: string, place: string): string => `
  ST_DWithin(${site}, CAST(${place} AS geography), CAST(:thresholdM AS double precision) + 0.001)
  AND round(CAST(ST_Distance(${site}, CAST(${place} AS geography)) AS numeric), 3) <= CAST(:thresholdM AS numeric)`;

const findWithin = (place: string): string => `
  EXISTS (SELECT 1 FROM facility_at(:root, :load) f
           WHERE ${serves} AND ${isWithin('CAST(f.site_geom4326 AS geography)', place)})`;

/**
 * Whether any operating site of the kind is near enough to a reference point that is asked for. Through the index of places; but
 * where there are few sites, or a wide circle holds more sites of other kinds than there are of this one, by trying all.
 * OFFSET 0 keeps it one answer a village: pulled up, it is asked three times, and every row carries the array of sites.
 */
export const siteWithin = `
  CROSS JOIN (
    SELECT array_agg(CAST(f.site_geom4326 AS geography)) FILTER (WHERE ${serves}) AS geogs,
           count(*) FILTER (WHERE ${serves}) <= 16
             OR (CAST(:thresholdM AS numeric) > 5000
                 AND count(*) FILTER (WHERE ${serves}) * count(*) FILTER (WHERE ${serves}) <= 4 * count(*)) AS is_few
      FROM facility_at(:root, :load) f
     WHERE f.site_geom4326 IS NOT NULL
  ) known
  CROSS JOIN LATERAL (
    SELECT CASE WHEN known.is_few
                THEN EXISTS (SELECT 1 FROM unnest(known.geogs) AS few (geog)
                              WHERE (${isWithin('few.geog', committee)})
                                 OR (${isWithin('few.geog', hall)}))
                ELSE ${findWithin(committee)} OR ${findWithin(hall)} END AS is_near
    OFFSET 0
  ) reached`;

/**
 * The nearest operating site of the kind to either reference point of the village, on the ellipsoid, to the
 * millimetre. The index of geography answers on the sphere, up to 0.5 % off: its first answer only bounds the
 * search, and the least true distance within the bound (with a metre to spare) is the answer.
 * The index knows no kinds, so among many other sites a rare kind is found faster by trying all its sites:
 * n of N sites cost n distances, or about N/n steps of the index; n x n <= 4 N parts the two.
 */
export const nearestSite = `
  CROSS JOIN (
    SELECT array_agg(f.facility_code) FILTER (WHERE ${serves}) AS codes,
           array_agg(f.name) FILTER (WHERE ${serves}) AS names,
           array_agg(CAST(f.site_geom4326 AS geography)) FILTER (WHERE ${serves}) AS geogs,
           count(*) FILTER (WHERE ${serves}) * count(*) FILTER (WHERE ${serves}) <= 4 * count(*) AS is_rare
      FROM facility_at(:root, :load) f
     WHERE f.site_geom4326 IS NOT NULL
  ) site
  LEFT JOIN LATERAL (
    SELECT closest.code, closest.name, closest.kind, round(CAST(closest.exact_m AS numeric), 3) AS distance_m
      FROM (
        SELECT found.code, found.name, found.exact_m, place.kind
          FROM (VALUES ('village_committee', CAST(${committee} AS geography)),
                       ('village_hall', CAST(${hall} AS geography))) AS place (kind, geog)
         CROSS JOIN LATERAL (
           SELECT rare.code, rare.name, ST_Distance(rare.geog, place.geog) AS exact_m
             FROM unnest(site.codes, site.names, site.geogs) AS rare (code, name, geog)
            WHERE site.is_rare
            UNION ALL
           SELECT within.facility_code, within.name, within.exact_m
             FROM (
               SELECT ST_Distance(CAST(f.site_geom4326 AS geography), place.geog) + 1 AS bound_m
                 FROM facility_at(:root, :load) f
                WHERE NOT site.is_rare AND ${serves} AND f.site_geom4326 IS NOT NULL
                ORDER BY CAST(f.site_geom4326 AS geography) <-> place.geog
                LIMIT 1
             ) first
            CROSS JOIN LATERAL (
              SELECT f.facility_code, f.name, ST_Distance(CAST(f.site_geom4326 AS geography), place.geog) AS exact_m
                FROM facility_at(:root, :load) f
               WHERE ${serves} AND ST_DWithin(CAST(f.site_geom4326 AS geography), place.geog, first.bound_m)
            ) within
         ) found
         WHERE place.geog IS NOT NULL
         ORDER BY found.exact_m, place.kind, found.code COLLATE "C"
         LIMIT 1
      ) closest
  ) nearest ON true`;

/** Districts of the villages near a site that came, went or moved; the box in degrees is a little too large. */
export const villagesAround = `
  SELECT r.district_code
    FROM (
      SELECT ST_Expand(c.site_geom4326,
                       (CAST(:thresholdM AS double precision) + 1) / (110000 * cos(radians(ST_Y(c.site_geom4326)))),
                       (CAST(:thresholdM AS double precision) + 1) / 110000) AS box
        FROM changed c
       WHERE c.site_geom4326 IS NOT NULL AND CAST(:facilityKind AS text) = ANY (c.kinds)
    ) near
   CROSS JOIN LATERAL (
      SELECT v.district_code FROM village_at(:root, :load) v WHERE v.committee_geom4326 && near.box
       UNION ALL
      SELECT v.district_code FROM village_at(:root, :load) v WHERE v.hall_geom4326 && near.box
    ) r`;

/** Facts shown beside a village that is asked for its nearest site. */
export const nearestSiteDetail = {
  distanceM: 'nearest.distance_m',
  nearestCode: 'nearest.code',
  nearestName: 'nearest.name',
  measuredFrom: 'nearest.kind',
  hallName: 'r.hall_name',
  /** Of the reference points that are asked for, none has a place. */
  noLocation: `(${committee}) IS NULL AND (${hall}) IS NULL`,
} as const;
