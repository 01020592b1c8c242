/** 12.3 km is K12+300; null is a dash. Whole metres: that is what a kilometre post and a department write. */
export function chainageText(km: number | null): string {
  if (km === null) return '—';
  const metres = Math.round(km * 1000);
  return `K${Math.floor(metres / 1000)}+${String(metres % 1000).padStart(3, '0')}`;
}
