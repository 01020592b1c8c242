/**
 * How the districts of the sample differ. Made up, in the order of magnitude of published figures: 新昌 1,264.9 km of
 * rural road, 柯桥 all maintained and 93 % in 优良中, the mountain counties behind the plain.
 */
export interface DistrictProfile {
  nameEn: string;
  /** One character, as in 绍诸线. */
  short: string;
  /** 区长, 市长, 县长: who the county road chief is. */
  leader: string;
  roadKm: number;
  population: number;
  /** Shares, 0..1: of kilometres unless said otherwise. */
  maintained: number;
  chief: number;
  fairOrBetter: number;
  substandard: number;
  /** Shift of the technical class towards better (-) or worse (+), 0..1. */
  classShift: number;
}

export const districtProfiles: Readonly<Record<string, DistrictProfile>> = {
  330602: {
    nameEn: 'Yuecheng',
    short: '越',
    leader: '区长',
    roadKm: 645,
    population: 806000,
    maintained: 0.998,
    chief: 0.995,
    fairOrBetter: 0.957,
    substandard: 0,
    classShift: -0.15,
  },
  330603: {
    nameEn: 'Keqiao',
    short: '柯',
    leader: '区长',
    roadKm: 1180,
    population: 691000,
    maintained: 0.996,
    chief: 0.992,
    fairOrBetter: 0.934,
    substandard: 0.001,
    classShift: -0.1,
  },
  330604: {
    nameEn: 'Shangyu',
    short: '虞',
    leader: '区长',
    roadKm: 1500,
    population: 767000,
    maintained: 0.978,
    chief: 0.985,
    fairOrBetter: 0.921,
    substandard: 0.004,
    classShift: -0.04,
  },
  330624: {
    nameEn: 'Xinchang',
    short: '新',
    leader: '县长',
    roadKm: 1265,
    population: 419000,
    maintained: 0.957,
    chief: 0.962,
    fairOrBetter: 0.884,
    substandard: 0.026,
    classShift: 0.1,
  },
  330681: {
    nameEn: 'Zhuji',
    short: '诸',
    leader: '市长',
    roadKm: 2555,
    population: 1083000,
    maintained: 0.968,
    chief: 0.979,
    fairOrBetter: 0.912,
    substandard: 0.007,
    classShift: 0,
  },
  330683: {
    nameEn: 'Shengzhou',
    short: '嵊',
    leader: '市长',
    roadKm: 1880,
    population: 718000,
    maintained: 0.949,
    chief: 0.953,
    fairOrBetter: 0.878,
    substandard: 0.036,
    classShift: 0.08,
  },
};
