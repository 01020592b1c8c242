import { type Status, statuses } from '#geodata/vocabulary/status.ts';

/** The contract gives a status as text; a code this page does not know shows as no data. */
export function statusOf(code: string): Status {
  return statuses.find((entry) => entry.code === code)?.code ?? 'no_data';
}
