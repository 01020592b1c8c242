import { sqlText } from '#geodata/database/sql-file.ts';
import { indicators } from '#geodata/indicators/registry.ts';
import { computeIndicators } from '../../compute/compute-indicators.ts';
import { defineVerb, UsageError } from '../define-verb.ts';

const listNewest = sqlText<Record<string, never>, { root: string; load: number }>(
  'SELECT root_region AS root, max(id) AS load FROM load GROUP BY root_region ORDER BY root_region',
);

export default defineVerb({
  name: 'compute',
  usage: '[indicator]',
  zh: '重新计算指标',
  en: 'compute the indicators anew',
  options: {},
  async run({ positionals, printer, database }) {
    const [only, ...more] = positionals;
    if (more.length > 0) throw new UsageError('最多一个指标 / at most one indicator');
    if (only !== undefined && !indicators.has(only)) {
      throw new UsageError(`没有指标 / no indicator ${only}: ${[...indicators.keys()].join(', ')}`);
    }
    const open = await database();
    const computed = await open.write(async (tx) => {
      const newest = await listNewest(tx, {});
      for (const { root, load } of newest) {
        await computeIndicators(tx, { root, load, dataset: 'programme', ...(only !== undefined && { only }) });
      }
      return newest;
    });
    const done = printer.say({ zh: '指标已重新计算', en: 'indicators computed' });
    printer.result({ computed }, [`${done}: ${computed.map(({ root, load }) => `${root} @ ${load}`).join(', ')}`]);
  },
});
