/**
 * How far a change of a row reaches: `district` when it concerns only records in the district that the row names (before
 * or after the change), else SQL that selects the `district_code` of all records whose state, weight or place may be
 * another now. It may read `changed` (the rows of that dataset that the load brought or ended), :root, :load and the
 * indicator's parameters, and must rather name too many districts than too few.
 */
export type Reach = 'district' | (string & {});
