/** The four levels of 区域, from the widest down. */
export const regionLevels = ['city', 'district', 'town', 'village'] as const;
export type RegionLevel = (typeof regionLevels)[number];
