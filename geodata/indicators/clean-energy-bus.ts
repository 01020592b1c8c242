import { defineIndicator } from './define-indicator.ts';
import { busInService, busInServiceMethod } from './parts/bus-in-service.ts';

/** 清洁能源公交比例. */
export default defineIndicator({
  ...busInService,
  id: 'clean-energy-bus',
  version: 1,
  title: { zh: '清洁能源公交比例', en: 'Buses on clean energy' },
  label: { zh: '清洁能源公交', en: 'Clean buses' },
  clause: '实现全域公交,清洁能源公交比例达到20%以上',
  method: {
    zh: `纯电动、氢燃料、天然气车辆数 ÷ 车辆总数;文件未列清洁能源的种类,混合动力不算。${busInServiceMethod.zh}`,
    en: `Buses that run on electricity, hydrogen or natural gas over all; the text does not list the kinds, and hybrids do not count. ${busInServiceMethod.en}`,
  },
  params: {},
  success: `r.energy IN ('electric', 'hydrogen', 'natural_gas')`,
  states: { success: { zh: '清洁能源', en: 'Clean energy' }, gap: { zh: '其他能源', en: 'Other energy' } },
});
