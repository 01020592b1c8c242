import { defineReader } from '../define-reader.ts';
import { openText } from '../text/open-text.ts';

export default defineReader({ name: 'csv', zh: 'CSV', endings: ['.csv', '.tsv', '.txt'], open: openText });
