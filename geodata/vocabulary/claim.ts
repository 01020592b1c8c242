/** 上报与佐证: ways in which a claim and its evidence do not agree; of works, the codes of the checks at loading. */
export const claimKinds = [
  'reported_not_mapped',
  'mapped_not_reported',
  'work_counted_twice',
  'quantity_differs_from_map',
  'work_without_evidence',
  'acceptance_date_missing',
  'photo_missing',
  'finish_date_missing',
  'work_without_place',
  'moved_without_reason',
] as const;
export type ClaimKind = (typeof claimKinds)[number];
