/** A text of the page with the panels around it, the outermost first. */
export interface Said {
  readonly panels: readonly string[];
  readonly text: string;
  /** One of several to choose from. */
  readonly isChoice: boolean;
}

const tags = new Set(['MAIN', 'SECTION', 'ARTICLE', 'ASIDE', 'FOOTER', 'NAV', 'FORM', 'FIELDSET', 'SEARCH']);
const names = ['data-panel', 'data-testid', 'data-indicator', 'aria-label'] as const;
const headings = new Set(['H2', 'H3']);

function isPanel(element: Element): boolean {
  return tags.has(element.tagName) || element.hasAttribute('data-panel') || element.hasAttribute('data-testid');
}

/** By what a panel is known again: what it is called, and not what it shows. */
function nameOf(panel: Element): string {
  const given = names.map((name) => panel.getAttribute(name)).find((name) => name !== null);
  const [head] = panel.children;
  const inHead = head?.tagName === 'HEADER' ? [...head.children] : [head];
  const heading = inHead.find((element) => element !== undefined && headings.has(element.tagName));
  return `${panel.tagName.toLowerCase()} ${given ?? heading?.textContent ?? ''}`.trim();
}

/** Walks up once an element, however many texts are in it. */
function panelsFinder(): (element: Element | null) => readonly string[] {
  const known = new Map<Element, readonly string[]>();
  const panelsOf = (element: Element | null): readonly string[] => {
    if (element === null) return [];
    const before = known.get(element);
    if (before) return before;
    const around = panelsOf(element.parentElement);
    const found = isPanel(element) ? [...around, nameOf(element)] : around;
    known.set(element, found);
    return found;
  };
  return panelsOf;
}

/** Every text of the page, said pictures among them. */
export function allSaid(page: Element): readonly Said[] {
  const panelsOf = panelsFinder();
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const said: Said[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node instanceof Element ? node : node.parentElement;
    const isPicture = node instanceof Element && (node.getAttribute('role') === 'img' || node.tagName === 'IMG');
    if (node === element && !isPicture) continue;
    const spoken = isPicture ? (node.getAttribute('aria-label') ?? node.getAttribute('alt')) : node.textContent;
    const text = spoken?.trim() ?? '';
    const isChoice = element?.tagName === 'OPTION';
    if (text !== '') said.push({ panels: panelsOf(element), text, isChoice });
  }
  return said;
}

const keyOf = ({ panels: around, text }: Said) => [...around, text].join(' › ');
const isWithin = (inner: readonly string[], outer: readonly string[]) => outer.every((name, at) => inner[at] === name);

/**
 * Panels that no longer show what they showed and do not say why, in words of which `explains` is true. Where a panel is
 * gone, the one around it has to say it, outside of the other panels that are still there.
 */
export function unexplained(
  good: readonly Said[],
  now: readonly Said[],
  explains: (text: string) => boolean,
): readonly string[] {
  const still = new Set(now.map(keyOf));
  const known = new Set(good.map(keyOf));
  const there = chainsOf(now);
  const before = chainsOf(good);
  const reasons = now.filter((said) => !known.has(keyOf(said)) && explains(said.text));
  const faults = good.flatMap((said) => {
    if (still.has(keyOf(said))) return [];
    const place = nearest(said.panels, there);
    const isOther = (around: readonly string[]) =>
      place.length < said.panels.length && around.length > place.length && before.has(around.join(' › '));
    const isTold = reasons.some(({ panels: around }) => isWithin(around, place) && !isOther(around));
    return isTold ? [] : [`${said.panels.join(' › ')}: ${said.text.slice(0, 40)}`];
  });
  return [...new Set(faults)];
}

function chainsOf(said: readonly Said[]): ReadonlySet<string> {
  return new Set(said.flatMap(({ panels: around }) => around.map((_, at) => around.slice(0, at + 1).join(' › '))));
}

/** The panel itself where it is there, else the next one around it that is. */
function nearest(panels: readonly string[], there: ReadonlySet<string>): readonly string[] {
  return panels.length === 0 || there.has(panels.join(' › ')) ? panels : nearest(panels.slice(0, -1), there);
}

/** What the page showed and shows no longer, the other way round too. */
export function changedSaid(good: readonly Said[], now: readonly Said[]): readonly string[] {
  const before = new Set(good.map(keyOf));
  const after = new Set(now.map(keyOf));
  return [
    ...[...before].filter((key) => !after.has(key)).map((key) => `gone: ${key}`),
    ...[...after].filter((key) => !before.has(key)).map((key) => `new: ${key}`),
  ];
}

/** Panels of which at least a text is as it was. */
export function panelsLeft(good: readonly Said[], now: readonly Said[]): number {
  const still = new Set(now.map(keyOf));
  return new Set(good.filter((said) => still.has(keyOf(said))).map(({ panels: around }) => around.join(' › '))).size;
}
