/** Where a town's seat goes by an older name in GeoNames: towns renamed, merged, or seated in the district's town. */
export const formerNames: Readonly<Record<string, string>> = {
  百官街道: '上虞市',
  暨阳街道: '诸暨市',
  南明街道: '新昌城关镇',
  沃洲镇: '大市聚镇',
  东白湖镇: '陈蔡镇',
  姚江镇: '江藻镇',
  暨南街道: '街亭镇',
};

/**
 * Seats no GeoNames point matches: a guess to two decimals on the right side of the district (WGS84), and the name in
 * pinyin. A guess is moved until it is inside its district and clear of the other seats.
 */
export const guessedSeats: Readonly<Record<string, { lon: number; lat: number; nameEn: string }>> = {
  塔山街道: { lon: 120.59, lat: 29.98, nameEn: 'Tashan' },
  北海街道: { lon: 120.55, lat: 30.01, nameEn: 'Beihai' },
  迪荡街道: { lon: 120.61, lat: 30.01, nameEn: 'Didang' },
  柯桥街道: { lon: 120.49, lat: 30.09, nameEn: 'Keqiao' },
  柯岩街道: { lon: 120.46, lat: 30.06, nameEn: 'Keyan' },
  兰亭街道: { lon: 120.48, lat: 29.92, nameEn: 'Lanting' },
  曹娥街道: { lon: 120.85, lat: 30.03, nameEn: "Cao'e" },
  驿亭镇: { lon: 120.98, lat: 30.03, nameEn: 'Yiting' },
  丁宅乡: { lon: 120.96, lat: 29.86, nameEn: 'Dingzhai' },
  羽林街道: { lon: 120.93, lat: 29.53, nameEn: 'Yulin' },
  七星街道: { lon: 120.86, lat: 29.48, nameEn: 'Qixing' },
  城南乡: { lon: 120.93, lat: 29.42, nameEn: 'Chengnan' },
  东茗乡: { lon: 120.99, lat: 29.38, nameEn: 'Dongming' },
  浣东街道: { lon: 120.28, lat: 29.73, nameEn: 'Huandong' },
  陶朱街道: { lon: 120.2, lat: 29.73, nameEn: 'Taozhu' },
  次坞镇: { lon: 120.11, lat: 29.88, nameEn: 'Ciwu' },
  马剑镇: { lon: 119.96, lat: 29.71, nameEn: 'Majian' },
  东和乡: { lon: 120.4, lat: 29.71, nameEn: 'Donghe' },
  三江街道: { lon: 120.85, lat: 29.58, nameEn: 'Sanjiang' },
  鹿山街道: { lon: 120.79, lat: 29.6, nameEn: 'Lushan' },
  下王镇: { lon: 120.99, lat: 29.68, nameEn: 'Xiawang' },
  贵门乡: { lon: 120.54, lat: 29.47, nameEn: 'Guimen' },
};
