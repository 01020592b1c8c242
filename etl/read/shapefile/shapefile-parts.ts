/** Paths of the parts of one layer, by ending. */
export type ShapefileParts = ReadonlyMap<string, string>;
