import { defineReader } from '../define-reader.ts';
import { openTabular } from '../open-tabular.ts';

/** Excel, WPS (.et) and LibreOffice. */
export default defineReader({
  name: 'workbook',
  zh: '工作簿',
  endings: ['.xlsx', '.xls', '.xlsm', '.xlsb', '.ods', '.et'],
  open: openTabular,
});
