import { busEnergies } from '../vocabulary/bus.ts';
import { defineDataset } from './define-dataset.ts';
import { dayNotInFuture } from './rules/date-rules.ts';
import { datesInOrder } from './rules/order-rules.ts';
import { placeChecks, placeDerivations, placeFields } from './rules/place-fields.ts';

/** 客运车辆: rural and urban-rural buses, by a code that is no number plate. */
export default defineDataset({
  name: 'bus',
  zh: '客运车辆',
  en: 'bus',
  key: ['bus_code'],
  fields: {
    bus_code: {
      type: 'text',
      zh: '车辆编码',
      en: 'bus code',
      required: true,
      aliases: ['车辆编号', '自编号', 'CLBM', 'CLBH'],
    },
    energy: {
      type: 'code',
      codes: busEnergies,
      zh: '能源类型',
      en: 'energy',
      aliases: ['燃料类型', '动力类型', '能源', 'NYLX', 'RLLX'],
    },
    ic_card: { type: 'boolean', zh: 'IC卡', en: 'takes IC cards', aliases: ['是否支持IC卡', 'IC卡设备'] },
    positioning_terminal: {
      type: 'boolean',
      zh: '卫星定位车载终端',
      en: 'positioning terminal',
      aliases: ['卫星定位', '定位终端', 'GPS', '北斗终端'],
    },
    in_service_on: {
      type: 'date',
      zh: '投入运营日期',
      en: 'first day in service',
      aliases: ['投运日期', '启用日期', 'TYRQ'],
    },
    retired_on: { type: 'date', zh: '退出运营日期', en: 'last day in service', aliases: ['报废日期', '退运日期'] },
    operator_office: { type: 'text', zh: '运营单位', en: 'operator', aliases: ['公交公司', '营运单位', 'YYDW'] },
    ...placeFields,
  },
  geometries: [],
  derive: placeDerivations(),
  checks: [...placeChecks, datesInOrder('in_service_on', 'retired_on', 'warning'), dayNotInFuture('in_service_on')],
});
