import type { RoadSegment } from '../register/road-segments.ts';
import { collection } from './region-features.ts';

const grades = { X: 'county', Y: 'township', C: 'village' } as const;

function properties(segment: RoadSegment & { readonly repairedOn?: string }) {
  return {
    segment_code: segment.segmentCode,
    route_code: segment.routeCode,
    route_name: segment.routeName,
    admin_grade: grades[segment.grade],
    technical_class: segment.technicalClass,
    start_chainage_km: segment.startKm,
    end_chainage_km: segment.endKm,
    register_length_km: segment.registerKm,
    width_m: segment.widthM,
    surface: segment.surface,
    condition: segment.condition || null,
    condition_year: segment.conditionYear || null,
    maintained: segment.maintained,
    road_chief_post: segment.chiefPost || null,
    built_year: segment.builtYear,
    last_repaired_on: segment.repairedOn || null,
    district_code: segment.isPlaced ? segment.districtCode : null,
    town_code: segment.isPlaced ? segment.townCode : null,
  };
}

export function roadsText(segments: readonly RoadSegment[]): string {
  return collection(
    segments.map((segment) =>
      JSON.stringify({
        type: 'Feature',
        properties: properties(segment),
        geometry: segment.isDrawn ? { type: 'LineString', coordinates: segment.line } : null,
      }),
    ),
  );
}
