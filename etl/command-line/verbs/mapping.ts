import { basename } from 'node:path';
import { datasets } from '#geodata/datasets/registry.ts';
import { draftMapping } from '../../map/draft-mapping.ts';
import { readMapping } from '../../map/read-mapping.ts';
import { guessColumns } from '../../map/settle-columns.ts';
import { parseCrs } from '../../read/crs.ts';
import type { OpenSource } from '../../read/define-reader.ts';
import { openSource } from '../../read/open-source.ts';
import { writeNewFile } from '../../write-new-file.ts';
import { columnLines } from '../column-lines.ts';
import { defineVerb, textOf, UsageError, type VerbContext } from '../define-verb.ts';

const mostRows = 20_000;

export default defineVerb({
  name: 'mapping',
  usage: '<dataset> <file>',
  zh: '显示各列对应的字段，并生成可修改的映射文件',
  en: 'show what each column is taken for, as a mapping file to edit',
  options: {
    save: { type: 'string', value: 'F' },
    mapping: { type: 'string', value: 'F' },
    layer: { type: 'string', value: 'L' },
  },
  async run(context) {
    const { dataset, path } = filesOf(context);
    const { printer } = context;
    const layer = textOf(context, 'layer');
    const mapping = await readMapping(textOf(context, 'mapping'), dataset);
    const opened = await openSource({ path, name: path, crs: parseCrs('auto'), ...(layer && { layer }) });
    try {
      const settled = await guessColumns({ dataset, source: opened, mapping, fileName: basename(path) });
      const { match, columns, source } = settled;
      const draft = await draftMapping({ dataset, match, columns, mapping, rows: valuesOf(source) });
      const text = JSON.stringify(draft, null, 2);
      for (const line of columnLines(columns, printer)) printer.note(line);
      const save = textOf(context, 'save');
      if (save !== undefined) await writeNewFile(save, `${text}\n`);
      const saved = printer.say({ zh: `映射已写入 ${save}`, en: `mapping written to ${save}` });
      printer.result({ dataset: dataset.name, file: basename(path), columns, mapping: draft }, [
        save === undefined ? text : saved,
      ]);
    } finally {
      await opened.close();
    }
  },
});

function filesOf({ positionals }: VerbContext) {
  const [name, path, ...more] = positionals;
  const dataset = datasets.get(name ?? '');
  if (path === undefined || more.length > 0) throw new UsageError('mapping <dataset> <file> [--save F]');
  if (dataset === undefined) {
    throw new UsageError(`没有数据集 / no dataset ${name}: ${[...datasets.keys()].join(', ')}`);
  }
  return { dataset, path };
}

async function* valuesOf({ rows }: OpenSource): AsyncIterable<readonly unknown[]> {
  let count = 0;
  for await (const { values } of rows) {
    yield values;
    count += 1;
    if (count === mostRows) return;
  }
}
