/** A question as it is looked for. */
export interface SearchQuestion {
  /** In one width and case, without control characters, blanks as one; empty: nothing is asked. */
  readonly text: string;
  readonly chainage: { readonly route: string; readonly km: number } | undefined;
}

/**
 * `X101 K12+300`, `x101k12.3`, `X101330683 12+300`, `X101 K12`. After the K kilometres and metres; without a K there must
 * be a plus, or a code alone (`X101 330683`) would be taken for one.
 */
const withChainage =
  /^([A-Z][0-9A-Z]{1,15})\s*(?:K\s*(\d{1,4})(?:\s*\+\s*(\d{1,3}(?:\.\d{1,3})?)|\.(\d{1,3}))?|(?<=\s)(\d{1,4})\s*\+\s*(\d{1,3}))$/;

/** Whatever people type or paste: full width, other cases, tabs, and worse. */
export function readQuestion(typed: string): SearchQuestion {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);
  return { text, chainage: chainageOf(text.toUpperCase()) };
}

function chainageOf(text: string): SearchQuestion['chainage'] {
  const found = withChainage.exec(text);
  if (!found) return undefined;
  const [, route = '', km, metres = '0', decimals, plainKm, plainMetres = '0'] = found;
  if (plainKm !== undefined) return { route, km: rounded(Number(plainKm) + Number(plainMetres) / 1000) };
  const fraction = decimals === undefined ? Number(metres) / 1000 : Number(`0.${decimals}`);
  return { route, km: rounded(Number(km) + fraction) };
}

function rounded(km: number): number {
  return Math.round(km * 1e6) / 1e6;
}
