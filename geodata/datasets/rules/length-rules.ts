import type { RowCheck } from '../define-dataset.ts';

/** A segment that weighs nothing is in no denominator, whether it is taken or not: it must be mended. */
export const hasLength: RowCheck = {
  code: 'zero_length',
  severity: 'error',
  field: 'register_length_km',
  zh: '长度为零或没有长度：里程、线形和桩号都给不出长度。请补填里程',
  en: 'no length: neither the register nor the line nor the chainages give one; give the length',
  when: 's.length_km IS NULL OR s.length_km <= 0',
  value: 'CAST(s.length_km AS text)',
};

/** Lengths are kept to the millimetre: all points of such a line are the same. */
export const lineHasLength: RowCheck = {
  code: 'geometry_zero_length',
  severity: 'error',
  vital: true,
  field: 'line_geom4326',
  zh: '线形长度为零：线的各点重合。请修复图形，或删去图形只报台账',
  en: 'the line has no length: all its points are the same; mend it, or send the row without a line',
  when: 's.geometry_length_km = 0',
  value: 'ST_AsText(ST_PointN(ST_GeometryN(s.line_geom4326, 1), 1), 6)',
};

/** A register rounds to 10 m and a digitised line cuts corners: a fifth and 50 m are beyond both. */
export const lengthFitsLine: RowCheck = {
  code: 'length_differs',
  severity: 'warning',
  field: 'register_length_km',
  zh: '台账里程与线形长度相差超过20%且超过50米：按台账里程计。请核对',
  en: 'register and line differ by more than 20 % and 50 m; the register counts; check which is right',
  when: 'abs(s.register_length_km - s.geometry_length_km) > GREATEST(0.05, 0.2 * s.register_length_km)',
  value: `CONCAT(s.register_length_km, ' / ', s.geometry_length_km)`,
};
