import type { HeaderMatch } from '../map/match-headers.ts';
import { RowMapper } from '../map/row-mapper.ts';
import type { Crs } from '../read/crs.ts';
import type { Stage } from './stage.ts';

/** What a mapper of rows for a stage has to know. */
export interface Mapping {
  readonly stage: Stage;
  readonly match: HeaderMatch;
  readonly crs: Crs;
}

export function mapperOf({ stage, match, crs }: Mapping): RowMapper {
  return new RowMapper(match, crs, new Map(stage.columns.map(({ name, type }) => [name, type])));
}
