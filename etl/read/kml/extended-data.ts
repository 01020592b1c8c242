import { isUtf8 } from 'node:buffer';

/** A KML text for GDAL, and the names of the attributes that are hidden in its descriptions. */
export interface RewrittenKml {
  readonly text: string;
  readonly names: readonly string[];
}

/** The text of a KML file; XML may be in any encoding that it names, of which GDAL knows few. */
export function decodeKml(bytes: Buffer): string {
  const named = /^[^>]*\bencoding\s*=\s*["']([\w-]+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1];
  const label = named ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
  const text = new TextDecoder(label, { fatal: true }).decode(bytes);
  return text.replace(/^(<\?xml[^>]*?\bencoding\s*=\s*["'])[\w-]+/, '$1UTF-8');
}

/**
 * GDAL's KML driver reads name and description and nothing else of a placemark: its attributes (ExtendedData) are put
 * into the description, as JSON, from where `hiddenIn` takes them.
 */
export function hideExtendedData(kml: string): RewrittenKml {
  const names = new Set<string>();
  const pieces: string[] = [];
  let done = 0;
  for (const { name, from, to, inner } of elements(kml, 'Placemark')) {
    const data = [...elements(inner, 'ExtendedData')].flatMap((element) => [...pairsOf(element.inner)]);
    for (const [key] of data) names.add(key);
    const [description] = elements(inner, 'description');
    const hidden = JSON.stringify({ told: plain(description?.inner ?? ''), data });
    const bare = without(without(inner, 'ExtendedData'), 'description');
    pieces.push(kml.slice(done, from), `<${name}>${bare}<description>${escapeXml(hidden)}</description></${name}>`);
    done = to;
  }
  return { text: [...pieces, kml.slice(done)].join(''), names: [...names] };
}

export function hiddenIn(text: unknown): { readonly told: string; readonly data: ReadonlyMap<string, string> } {
  const { told, data }: { told: string; data: [string, string][] } = JSON.parse(String(text));
  return { told, data: new Map(data) };
}

function* pairsOf(extendedData: string): Iterable<[name: string, value: string]> {
  for (const { attributes, inner } of elements(extendedData, 'Data')) {
    const [value] = elements(inner, 'value');
    yield [nameIn(attributes), plain(value?.inner ?? '')];
  }
  for (const { attributes, inner } of elements(extendedData, 'SimpleData')) yield [nameIn(attributes), plain(inner)];
}

function nameIn(attributes: string): string {
  return plain(/\bname\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes)?.slice(1).join('') ?? '');
}

interface Element {
  /** With the prefix of its namespace. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly attributes: string;
  readonly inner: string;
}

/** Elements of a name that are not inside each other. Goes forward only: no text makes it slow. */
function* elements(xml: string, local: string): Iterable<Element> {
  const opening = new RegExp(`<((?:\\w+:)?${local})\\b([^<>]*)>`, 'g');
  for (let found = opening.exec(xml); found !== null; found = opening.exec(xml)) {
    const [, name = '', attributes = ''] = found;
    if (attributes.endsWith('/')) continue;
    const end = `</${name}>`;
    const close = xml.indexOf(end, opening.lastIndex);
    if (close < 0) return;
    const to = close + end.length;
    yield { name, from: found.index, to, attributes, inner: xml.slice(opening.lastIndex, close) };
    opening.lastIndex = to;
  }
}

function without(xml: string, local: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to } of elements(xml, local)) {
    pieces.push(xml.slice(done, from));
    done = to;
  }
  return [...pieces, xml.slice(done)].join('');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const section = { from: '<![CDATA[', to: ']]>' };

/** Text of an element: sections and entities resolved, without the white space around. */
function plain(xml: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (let from = xml.indexOf(section.from); from >= 0; from = xml.indexOf(section.from, done)) {
    const to = xml.indexOf(section.to, from);
    if (to < 0) break;
    pieces.push(resolve(xml.slice(done, from)), xml.slice(from + section.from.length, to));
    done = to + section.to.length;
  }
  return [...pieces, resolve(xml.slice(done))].join('').trim();
}

function resolve(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
