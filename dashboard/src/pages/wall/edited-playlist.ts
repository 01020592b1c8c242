/** The scene at `at` one place up or down; the list as it was at its ends. */
export function moved(list: readonly string[], at: number, by: 1 | -1): readonly string[] {
  const to = at + by;
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return list;
  return list.with(at, other).with(to, one);
}

export function removed(list: readonly string[], at: number): readonly string[] {
  return list.filter((_, index) => index !== at);
}
