import { defineVerb } from '../define-verb.ts';
import { loadOptions, loadRequestOf } from '../load-request.ts';
import { runLoad } from '../run-load.ts';

export default defineVerb({
  name: 'check',
  usage: '<dataset> <file>',
  zh: '只检查和比对，不发布',
  en: 'check and compare only; publish nothing',
  options: loadOptions,
  run: (context) => runLoad(context, { ...loadRequestOf(context), dryRun: true }),
});
