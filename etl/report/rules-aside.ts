import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The validation rules of each sheet, as XML, by the name of the sheet. */
export type RulesAside = ReadonlyMap<string, string>;

const block = /<dataValidations\b[\s\S]*?<\/dataValidations>/;
/** Where rules belong: before the first of these, whichever the sheet has. */
const followers =
  /<(hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/;

type Parts = Record<string, Uint8Array>;

/**
 * Takes the validation rules out of a workbook before exceljs reads it: it keeps a rule for every single cell, and a
 * rule for whole columns becomes millions of objects. `putBack` gives them to the sheets of the same names.
 */
export function takeAside(workbook: Uint8Array): { readonly workbook: Uint8Array; readonly rules: RulesAside } {
  const parts = unzipSync(workbook);
  const rules = new Map<string, string>();
  for (const [name, path] of sheetPaths(parts)) {
    const text = textOf(parts, path);
    const found = block.exec(text)?.[0];
    if (found === undefined) continue;
    rules.set(name, found);
    parts[path] = strToU8(text.replace(found, ''));
  }
  return rules.size === 0 ? { workbook, rules } : { workbook: zipSync(parts, { level: 1 }), rules };
}

export function putBack(parts: Parts, rules: RulesAside): void {
  for (const [name, path] of sheetPaths(parts)) {
    const found = rules.get(name);
    if (found === undefined) continue;
    const text = textOf(parts, path);
    parts[path] = strToU8(text.replace(followers, (follower) => found + follower));
  }
}

/** Name and file of each sheet, by the relations of the workbook. */
function sheetPaths(parts: Parts): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const [relation] of textOf(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)) {
    targets.set(attribute(relation, 'Id'), attribute(relation, 'Target'));
  }
  const paths = new Map<string, string>();
  for (const [sheet] of textOf(parts, 'xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)) {
    const target = targets.get(attribute(sheet, 'r:id')) ?? '';
    paths.set(attribute(sheet, 'name'), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return paths;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function textOf(parts: Parts, path: string): string {
  const bytes = parts[path];
  return bytes === undefined ? '' : strFromU8(bytes);
}
