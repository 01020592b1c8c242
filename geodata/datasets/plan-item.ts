import { defineDataset } from './define-dataset.ts';

/** 计划项: the columns of a plan table, in the order printed. */
export default defineDataset({
  name: 'plan_item',
  zh: '计划项',
  en: 'plan item',
  key: ['programme_id', 'item'],
  perProgramme: true,
  fields: {
    item: { type: 'text', zh: '计划项', en: 'plan item', required: true },
    position: { type: 'integer', zh: '序号', en: 'order', required: true, min: 1, max: 1_000 },
    title_zh: { type: 'text', zh: '名称', en: 'title', required: true },
    title_en: { type: 'text', zh: '英文名称', en: 'english title', required: true },
    unit_zh: { type: 'text', zh: '单位', en: 'unit', required: true },
    unit_en: { type: 'text', zh: '英文单位', en: 'english unit', required: true },
  },
  geometries: [],
  derive: [],
  checks: [],
});
