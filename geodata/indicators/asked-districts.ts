/** SQL: whether a district's code is among :districts, the empty code standing for none. */
export const isAsked = (code: string): string => `
  (${code} = ANY (CAST(:districts AS text[])) OR (${code} IS NULL AND '' = ANY (CAST(:districts AS text[]))))`;

/**
 * Marks, at the end of a condition, rows that concern only records of their own district: they need not be read where
 * other districts are asked. Without districts it is a comment. What is marked wrongly makes kept values differ from
 * asked ones, which the property test of loads that touch some districts finds.
 */
export const ofAsked = (code: string): string => `/*of asked districts: ${code}*/`;

/** The same text for :districts. */
export function narrowToAsked(text: string): string {
  return text.replaceAll(/\/\*of asked districts: (.+?)\*\//g, (_, code: string) => `AND ${isAsked(code)}`);
}
