import type { Indicator } from '../define-indicator.ts';
import { todayOf } from './today.ts';

/** Buses in service on the data date; one without a first day is in service, one without a last day still is. */
export const busInService = {
  dataset: 'bus',
  reads: ['bus'],
  levels: ['city', 'district'],
  weightUnit: { zh: '辆', en: 'buses' },
  joins: todayOf(['bus']),
  population: `coalesce(r.in_service_on <= today.data_date, true) AND coalesce(r.retired_on >= today.data_date, true)`,
  weight: '1',
  detail: { energy: 'r.energy', inServiceOn: 'r.in_service_on', operatorOffice: 'r.operator_office' },
} as const satisfies Partial<Indicator>;

export const busInServiceMethod = {
  zh: '分母为数据日期在运营的农村客运车辆(未填投运日期的算在运营,已过退运日期的不计);未填的算未达到。',
  en: 'The denominator are the buses in service on the data date (without a first day a bus is in service; after its last day it is not); what is not stated is not there.',
} as const;
