import { basename } from 'node:path';
import type { Indicator } from '../indicators/define-indicator.ts';
import type { Fault } from './faults.ts';
import { type ProgrammeDocument, planRegions, type WatchedIndicator } from './programme.ts';
import type { YamlContent } from './read-yaml.ts';

interface DocumentContext {
  readonly folder: string;
  readonly known: ReadonlyMap<string, Indicator>;
  readonly faults: Fault[];
}

type Tell = (path: readonly PropertyKey[], message: string) => void;

/** Checks that a programme is named after its folder, has its dates in order, and watches what is defined, once each. */
export function checkDocument(
  { content: document, lineOf }: YamlContent<ProgrammeDocument>,
  { folder, known, faults }: DocumentContext,
): void {
  const tell: Tell = (path, message) => void faults.push({ file: 'programme.yaml', line: lineOf(path), message });
  const { id, startsOn, endsOn, issuedOn } = document;
  if (id !== basename(folder)) tell(['id'], `id ${id} is not the name of the folder, ${basename(folder)}`);
  if (startsOn > endsOn) tell(['startsOn'], `startsOn ${startsOn} is later than endsOn ${endsOn}; mend one of them`);
  if (issuedOn !== undefined && issuedOn > endsOn) {
    tell(['issuedOn'], `issuedOn ${issuedOn} is later than endsOn ${endsOn}; mend one of them`);
  }
  for (const [at, watched] of document.indicators.entries()) checkWatched(watched, { at, known, tell });
  for (const item of Object.keys(document.pace.items)) {
    const isKnown = document.items.some((known) => known.item === item);
    if (!isKnown)
      tell(['pace', 'items', item], `pace names the item ${item}, which is none of the items; mend its name`);
  }
  checkPlaces(document, tell);
  checkRepeated(document, tell);
}

function checkWatched(
  { id, params }: WatchedIndicator,
  { at, known, tell }: { readonly at: number; readonly known: DocumentContext['known']; readonly tell: Tell },
): void {
  const indicator = known.get(id);
  if (indicator === undefined) {
    tell(['indicators', at, 'id'], `indicator ${id} is not defined; known are ${[...known.keys()].join(', ')}`);
    return;
  }
  for (const [name, value] of Object.entries(params)) {
    const given = indicator.params[name];
    const names = Object.keys(indicator.params).join(', ') || 'none';
    if (given === undefined) {
      tell(['indicators', at, 'params', name], `indicator ${id} has no parameter ${name}; known are ${names}`);
    } else if (typeof given !== typeof value) {
      tell(['indicators', at, 'params', name], `parameter ${name} of ${id} must be a ${typeof given}`);
    }
  }
}

/** Codes of digits say where a region lies: 3306 of 330600 begins every code of its districts and towns. */
function checkPlaces(document: ProgrammeDocument, tell: Tell): void {
  const { code: root, name } = document.rootRegion;
  const beginning = root.replace(/(00)+$/, '');
  for (const key of ['districts', 'regions'] as const) {
    for (const [at, { code }] of document[key].entries()) {
      if (!/^\d{6,}$/.test(root) || code.startsWith(beginning)) continue;
      tell([key, at, 'code'], `region ${code} does not lie in ${name}: its code must begin with ${beginning}; mend it`);
    }
  }
}

function checkRepeated(document: ProgrammeDocument, tell: Tell): void {
  const regions = planRegions(document);
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['indicators', document.indicators.map(({ id }) => `indicator ${id}`)],
    ['items', document.items.map(({ item }) => `item ${item}`)],
    ['items', document.items.flatMap(({ headers }) => headers.map((header) => `header ${header}`))],
    ['districts', regions.map(({ code }) => `district ${code}`)],
    ['districts', regions.map(({ name }) => `district ${name}`)],
  ];
  for (const [key, names] of lists) {
    const repeated = names.filter((name, index) => names.indexOf(name) !== index);
    for (const name of new Set(repeated)) tell([key], `${name} stands twice; keep one of them`);
  }
}
