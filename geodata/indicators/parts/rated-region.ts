import type { Indicator } from '../define-indicator.ts';
import { todayOf } from './today.ts';

/**
 * The newest rating of a region by a scheme up to the year of the data date, as `latest`; needs `today` before it. A
 * title once given stands until a later rating says otherwise.
 */
export function latestRating(scheme: string): string {
  return `
  LEFT JOIN LATERAL (
    SELECT rating.grade, rating.achieved, rating.year, rating.rated_on, rating.authority
      FROM rating_at(:root, :load) rating
     WHERE rating.scheme = '${scheme}' AND rating.region_code = r.code
       AND rating.year <= extract(year FROM today.data_date)
     ORDER BY rating.year DESC
     LIMIT 1
  ) latest ON true`;
}

export const ratingDetail = {
  grade: 'latest.grade',
  ratedYear: 'latest.year',
  ratedOn: 'latest.rated_on',
  authority: 'latest.authority',
  notRated: 'latest.year IS NULL',
} as const;

type Parts = Pick<Indicator, 'dataset' | 'reads' | 'joins' | 'population' | 'success' | 'weight' | 'detail'>;

/** Districts valid on the data date by their newest rating. `demanded` is SQL over `latest` (grade, achieved). */
export function ratedDistricts(scheme: string, demanded: string): Parts {
  return {
    dataset: 'region',
    reads: ['region', 'rating'],
    joins: `${todayOf(['region', 'rating'])} ${latestRating(scheme)}`,
    population: `r.level = 'district'
    AND coalesce(r.valid_from <= today.data_date, true) AND coalesce(r.valid_to >= today.data_date, true)`,
    success: demanded,
    weight: '1',
    detail: ratingDetail,
  };
}

/** A title was given: it says so, or, where it does not say, a grade stands there. */
export const titleGiven = 'coalesce(latest.achieved, latest.grade IS NOT NULL)';
