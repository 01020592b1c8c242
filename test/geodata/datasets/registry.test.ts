import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { squeeze } from '#etl/map/parse-code.ts';
import { datasets, scanDatasets } from '#geodata/datasets/registry.ts';

const fields = [...datasets.values()].flatMap((dataset) =>
  Object.entries(dataset.fields).map(([name, field]) => ({ dataset, name, field })),
);

describe('the dataset definitions', () => {
  it('are those of the platform', () => {
    expect([...datasets.keys()].sort()).toEqual([
      'allocation',
      'assignment',
      'bridge',
      'bus',
      'facility',
      'hazard',
      'plan',
      'plan_item',
      'rating',
      'region',
      'report',
      'road_segment',
      'target',
      'village',
      'water',
      'work',
    ]);
  });

  it.each([...datasets.values()].map((dataset) => [dataset.name, dataset] as const))(
    '%s has no header that means two fields',
    (_, dataset) => {
      const owners = new Map<string, string>();
      for (const [name, { zh, en, aliases = [] }] of Object.entries(dataset.fields)) {
        for (const header of new Set([name, zh, en, ...aliases].map(squeeze))) {
          expect(owners.get(header), `${header} of ${name}`).toBeUndefined();
          owners.set(header, name);
        }
      }
      for (const { lon, lat, column } of dataset.geometries) {
        for (const header of [...lon, ...lat].map(squeeze)) {
          expect(owners.get(header), `${header} of ${column}`).toBeUndefined();
          owners.set(header, column);
        }
      }
    },
  );

  it.each([...datasets.values()].map((dataset) => [dataset.name, dataset] as const))(
    '%s has field names whose first ten letters differ',
    (_, dataset) => {
      const names = Object.keys(dataset.fields);
      const cut = names.map((name) => name.slice(0, 10));
      const clashes = names.filter((name, index) => name.length > 10 && cut.indexOf(name.slice(0, 10)) !== index);
      expect(clashes).toEqual([]);
    },
  );

  it('bound every number, so that none overflows its column', () => {
    const unbounded = fields.filter(
      ({ field }) =>
        ['integer', 'number', 'chainage'].includes(field.type) && (field.min === undefined || field.max === undefined),
    );
    expect(unbounded.map(({ name }) => name)).toEqual([]);
  });

  it('have code lists exactly where they have codes', () => {
    for (const { name, field } of fields)
      expect(field.codes !== undefined, name).toBe(['code', 'codes'].includes(field.type));
  });

  it('explain every check in both languages, with how to mend it', () => {
    for (const { checks, name } of datasets.values()) {
      for (const check of checks) {
        expect(check.zh, `${name} ${check.code}`).toMatch(/请/);
        expect(check.en, `${name} ${check.code}`).toMatch(/[;,] /);
      }
    }
  });
});

describe('a new dataset', () => {
  it('is one new file', async () => {
    const folder = new URL(`../../output/datasets-${process.pid}/`, import.meta.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL('probe.ts', folder), `export default { name: 'probe' };\n`);
    try {
      expect([...(await scanDatasets(folder)).keys()]).toEqual(['probe']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
