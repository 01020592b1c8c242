/** Today in the time zone of the machine, not in UTC: at 07:00 in Shaoxing UTC is still yesterday. */
export function today(now = new Date()): string {
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
