/** One code of a list with the words people and files use for it. */
export interface Code<C extends string = string> {
  readonly code: C;
  readonly zh: string;
  readonly en: string;
  /** Spellings found in departments' files, beside the code itself, `zh` and `en`. */
  readonly aliases?: readonly string[];
}

export type CodeOf<L extends readonly Code[]> = L[number]['code'];

/** Keeps the literal codes so that `CodeOf` can name them. */
export function codeList<const L extends readonly Code[]>(list: L): L {
  return list;
}

/** The entry of a code, or undefined when the list does not know it. */
export function findCode<L extends readonly Code[]>(list: L, code: string): L[number] | undefined {
  return list.find((entry) => entry.code === code);
}
