export type Attributes = Readonly<Record<string, string | number | undefined>>;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 forbids: a lone control character in a road's name must not break the whole sheet. */
const forbidden = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

export function escapeXml(text: string): string {
  return text.replace(forbidden, ' ').replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** Millimetres with a precision of one thousandth: finer than any printer. */
export function mm(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** One SVG element; children are markup, attribute values are escaped here. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? mm(value) : escapeXml(value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

export interface TextStyle {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  /** Height of the type, mm. */
  readonly sizeMm: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
  /** Width of the halo on each side, mm. */
  readonly haloMm?: number;
  readonly haloColour?: string;
}

/** Real text: it stays searchable in the PDF and selectable in the SVG. */
export function text(style: TextStyle, words: string): string {
  const halo =
    style.haloMm === undefined
      ? {}
      : {
          stroke: style.haloColour ?? '#FFFFFF',
          'stroke-width': style.haloMm * 2,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
        };
  return element(
    'text',
    {
      x: style.x,
      y: style.y,
      'font-size': style.sizeMm,
      'font-weight': style.bold ? 700 : undefined,
      'text-anchor': style.anchor === 'start' ? undefined : style.anchor,
      fill: style.fill,
      ...halo,
    },
    escapeXml(words),
  );
}

export function line(from: readonly [number, number], to: readonly [number, number], attributes: Attributes): string {
  return element('path', {
    d: `M${mm(from[0])} ${mm(from[1])}L${mm(to[0])} ${mm(to[1])}`,
    fill: 'none',
    ...attributes,
  });
}
