import { describe, expect, it } from 'vitest';
import { type CatalogueEntry, listCatalogue } from '#etl/problems/check-catalogue.ts';

const catalogue = listCatalogue();

const head = `# What is checked

Every fault that a load may tell, by its public code. Codes are never renamed. This page is made from the definitions:
\`npx vitest run --project pure test/etl/problems -u\` writes it anew, and the test fails while it is out of date.

An \`error\` rejects its row: a record that stands under the same key stays as it is. \`warning\` and \`info\` keep the row.
\`error/warning\`: an unreadable cell rejects the row where the field is required or part of the key; elsewhere the row
is kept and the cell is left empty. Every fault of a row is told at once, with row, field and value.

| code | severity | dataset | field | 说明与处理 | what is wrong and how to mend it |
| --- | --- | --- | --- | --- | --- |
`;

function line({ code, severity, datasets, fields, zh, en }: CatalogueEntry): string {
  const cells = [`\`${code}\``, severity, datasets.join(', ') || '—', fields.join(', ') || '—', zh, en];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

describe('the list of checks', () => {
  it('is the one that docs/checks.md shows', async () => {
    await expect(head + catalogue.map(line).join('')).toMatchFileSnapshot('../../../docs/checks.md');
  });

  it('says of each what is wrong and how to mend it, in both languages', () => {
    for (const { code, severity, zh, en } of catalogue) {
      expect(zh, code).toMatch(/[\u4e00-\u9fa5]{3}/);
      expect(en, code).toMatch(/[a-z]{2,} [a-z]/);
      expect(zh, `${code}: typography`).not.toMatch(/[\u4e00-\u9fa5][,;:?!](?!\d)/);
      if (severity === 'info') continue;
      expect(zh, `${code}: how to mend`).toMatch(/请|以免/);
      expect(en, `${code}: how to mend`).toMatch(/[;,] /);
    }
  });

  it('has codes in snake_case, each of one severity but for those that depend on the field', () => {
    for (const { code } of catalogue) expect(code).toMatch(/^[a-z]+(_[a-z0-9]+)*$/);
    const severities = new Map<string, Set<string>>();
    for (const { code, severity } of catalogue) severities.set(code, (severities.get(code) ?? new Set()).add(severity));
    const several = [...severities].filter(([, found]) => found.size > 1).map(([code]) => code);
    // Works with reversed dates are kept; a region that never was valid is not.
    expect(several).toEqual(['dates_reversed']);
  });
});
