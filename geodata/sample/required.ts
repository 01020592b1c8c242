/** The value, or an error that names what is missing: for look-ups that cannot fail unless the script is wrong. */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new Error(`missing: ${what}`);
  return value;
}

/** The list under a key, made empty on first use. */
export function listOf<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const known = lists.get(key);
  if (known) return known;
  const fresh: T[] = [];
  lists.set(key, fresh);
  return fresh;
}
