/** What an indicator says of one record: it counts and succeeds, it counts and does not, or it does not count. */
export const recordStates = ['success', 'gap', 'outside'] as const;
export type RecordState = (typeof recordStates)[number];
