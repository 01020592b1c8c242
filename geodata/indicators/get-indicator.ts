import { defineError } from '../errors.ts';
import type { Indicator } from './define-indicator.ts';
import { indicators } from './registry.ts';

export const unknownIndicator = defineError(
  'unknown_indicator',
  404,
  (id: string) => `There is no indicator ${id}; known are ${[...indicators.keys()].join(', ')}.`,
);

/** The indicator of an id, or the public error that there is none. */
export function getIndicator(id: string): Indicator {
  const indicator = indicators.get(id);
  if (indicator === undefined) throw unknownIndicator(id);
  return indicator;
}
