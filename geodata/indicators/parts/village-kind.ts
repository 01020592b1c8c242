/** Villages, communities, or both, as `:villageKind` (administrative_village, community or any) asks. */
export const ofVillageKind = `
  (CAST(:villageKind AS text) = 'any' OR coalesce(r.kind, 'administrative_village') = CAST(:villageKind AS text))`;

export const villagesAndCommunities = { zh: '个村(社区)', en: 'villages and communities' } as const;
