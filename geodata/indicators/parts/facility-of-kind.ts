import type { Indicator } from '../define-indicator.ts';

/** Facilities of a kind whatever their state: what is planned or being built is asked as well. */
export const facilityOfKind = {
  dataset: 'facility',
  reads: ['facility'],
  reach: { facility: 'district' },
  levels: ['city', 'district', 'town'],
  weightUnit: { zh: '个设施', en: 'facilities' },
  population: `CAST(:facilityKind AS text) = ANY (r.kinds) AND coalesce(r.status, 'operating') <> 'closed'`,
  weight: '1',
  detail: {
    status: 'r.status',
    openedOn: 'r.opened_on',
    acceptedOn: 'r.accepted_on',
    paidOn: 'r.paid_on',
    plateNo: 'r.plate_no',
    floorAreaM2: 'r.floor_area_m2',
  },
} as const satisfies Partial<Indicator>;
