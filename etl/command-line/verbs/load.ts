import { defineVerb } from '../define-verb.ts';
import { loadOptions, loadRequestOf } from '../load-request.ts';
import { runLoad } from '../run-load.ts';

export default defineVerb({
  name: 'load',
  usage: '<dataset> <file>',
  zh: '加载文件：检查、比对、发布',
  en: 'load a file: check, compare, publish',
  options: { ...loadOptions, 'dry-run': { type: 'boolean' } },
  run: (context) => runLoad(context, { ...loadRequestOf(context), dryRun: context.options['dry-run'] === true }),
});
