import type { Language } from '../address/address.ts';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** `2026-11-26` where the page is. */
export function formatDay(moment: Date): string {
  return [moment.getFullYear(), twoDigits(moment.getMonth() + 1), twoDigits(moment.getDate())].join('-');
}

/** `2026-11-26 14:05`, the same in every language: for lists that go back for years. */
export function formatMoment(moment: Date): string {
  return `${formatDay(moment)} ${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** `14:05`, with the day before it when that is not today. */
export function formatClock(moment: Date, language: Language, now = new Date()): string {
  const isToday = moment.toDateString() === now.toDateString();
  const day = isToday ? {} : ({ month: 'long', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(locales[language], {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(moment);
}
