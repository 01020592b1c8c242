import { defineIndicator } from './define-indicator.ts';
import { busInService, busInServiceMethod } from './parts/bus-in-service.ts';

/** 卫星定位车载终端安装率. */
export default defineIndicator({
  ...busInService,
  id: 'bus-positioning-terminal',
  version: 1,
  title: { zh: '卫星定位车载终端安装率', en: 'Buses with a positioning terminal' },
  label: { zh: '卫星定位终端', en: 'Positioning' },
  clause: '卫星定位车载终端安装率及实施动态监管比例均达到100%',
  method: {
    zh: `装有卫星定位车载终端的车辆数 ÷ 车辆总数;动态监管没有登记项,不另算。${busInServiceMethod.zh}`,
    en: `Buses with a satellite positioning terminal over all; whether they are supervised live is not registered and not counted. ${busInServiceMethod.en}`,
  },
  params: {},
  success: `r.positioning_terminal`,
  states: { success: { zh: '已安装', en: 'Installed' }, gap: { zh: '未安装', en: 'Not installed' } },
});
