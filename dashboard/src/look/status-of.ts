import { type Status, statuses } from '#geodata/vocabulary/status.ts';

/** The status of a value; undefined where there is a value and no target to hold it against. */
export function verdictOf(value: {
  readonly value: number | null;
  readonly target: object | null;
  readonly status: string;
}): Status | undefined {
  return value.value !== null && value.target === null ? undefined : statusOf(value.status);
}

/** The contract gives a status as text; a code this page does not know shows as no data. */
export function statusOf(code: string): Status {
  return statuses.find((entry) => entry.code === code)?.code ?? 'no_data';
}
