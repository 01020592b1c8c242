import type { PlanItem } from './plan.data.ts';

/** What a work of an item is like: size, duration, and the place it is found at. */
export interface ItemNature {
  title: string;
  unit: 'km' | 'unit';
  /** Quantity of one work, least and most. */
  size: readonly [number, number];
  days: readonly [number, number];
  place: 'county road' | 'township road' | 'village road' | 'town' | 'town reached' | 'town not reached' | 'village';
}

export const itemNatures: Readonly<Record<PlanItem, ItemNature>> = {
  substandard_upgrade: {
    title: '等外公路提升工程',
    unit: 'km',
    size: [0.5, 4],
    days: [60, 160],
    place: 'village road',
  },
  low_grade_upgrade: {
    title: '低等级公路提升改造工程',
    unit: 'km',
    size: [0.8, 6],
    days: [70, 200],
    place: 'village road',
  },
  town_class2_access: { title: '通二级公路工程', unit: 'unit', size: [1, 1], days: [200, 330], place: 'town reached' },
  town_scenic_widening: { title: '公路扩建工程', unit: 'km', size: [1, 6], days: [120, 260], place: 'county road' },
  hamlet_deadend_build: {
    title: '通自然村公路建设工程',
    unit: 'km',
    size: [0.4, 2.6],
    days: [60, 150],
    place: 'village road',
  },
  pavement_repair: { title: '路面维修工程', unit: 'km', size: [0.8, 7], days: [20, 80], place: 'township road' },
  safety_works: { title: '安防工程', unit: 'km', size: [0.8, 6], days: [20, 60], place: 'township road' },
  dangerous_bridge: { title: '危桥改造工程', unit: 'unit', size: [1, 1], days: [60, 200], place: 'village road' },
  road_service_station: {
    title: '公路服务站建设工程',
    unit: 'unit',
    size: [1, 1],
    days: [70, 180],
    place: 'county road',
  },
  beautiful_corridor: {
    title: '美丽经济交通走廊创建',
    unit: 'km',
    size: [2.5, 8],
    days: [80, 220],
    place: 'county road',
  },
  town_transport_station: {
    title: '乡镇运输服务站建设工程',
    unit: 'unit',
    size: [1, 1],
    days: [80, 220],
    place: 'town',
  },
  bus_bay: { title: '港湾式停车站建设', unit: 'unit', size: [1, 6], days: [15, 60], place: 'township road' },
  logistics_point: { title: '村级物流服务点建设', unit: 'unit', size: [1, 5], days: [10, 40], place: 'village' },
  rural_bus: { title: '农村客车新增更新', unit: 'unit', size: [5, 20], days: [30, 90], place: 'town' },
};
