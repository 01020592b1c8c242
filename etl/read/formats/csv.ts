import { defineReader } from '../define-reader.ts';
import { openTabular } from '../open-tabular.ts';

export default defineReader({ name: 'csv', zh: 'CSV', endings: ['.csv', '.tsv', '.txt'], open: openTabular });
