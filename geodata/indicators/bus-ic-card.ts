import { defineIndicator } from './define-indicator.ts';
import { busInService, busInServiceMethod } from './parts/bus-in-service.ts';

/** 农村公交IC卡覆盖率. */
export default defineIndicator({
  ...busInService,
  id: 'bus-ic-card',
  version: 1,
  title: { zh: '农村公交IC卡覆盖率', en: 'Buses that take IC cards' },
  label: { zh: 'IC卡覆盖', en: 'IC cards' },
  clause: '2019年底实现全市农村公交IC卡全覆盖',
  method: {
    zh: `可用IC卡的车辆数 ÷ 车辆总数。${busInServiceMethod.zh}`,
    en: `Buses that take IC cards over all. ${busInServiceMethod.en}`,
  },
  params: {},
  success: `r.ic_card`,
  states: { success: { zh: '可用IC卡', en: 'Takes IC cards' }, gap: { zh: '不可用IC卡', en: 'No IC cards' } },
});
