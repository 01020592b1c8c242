import type { Language } from '../address/address.ts';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** `2026-11-26` where the page is. */
export function formatDay(moment: Date): string {
  return [moment.getFullYear(), twoDigits(moment.getMonth() + 1), twoDigits(moment.getDate())].join('-');
}

/** `2026-11-26 14:05`, the same in every language: for workbooks, whose columns are sorted. */
export function formatMoment(moment: Date): string {
  return `${formatDay(moment)} ${formatTime(moment)}`;
}

function formatTime(moment: Date): string {
  return `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** Browsers do not agree whether the ninth is Sep or Sept. */
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dateOrMonth = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;

/**
 * A date or a month as the page is read: in Chinese as GB/T 7408 writes it, `2026-11-26`, in English `26 Nov 2026`.
 * Anything else, such as the number of a load, stays as it is.
 */
export function formatDate(text: string, language: Language): string {
  const [, year, month, day] = dateOrMonth.exec(text) ?? [];
  if (language === 'zh' || year === undefined) return text;
  const name = months[Number(month) - 1] ?? month;
  return [...(day === undefined ? [] : [Number(day)]), name, year].join(' ');
}

/** A moment with its day where the page is. */
export function formatDayTime(moment: Date, language: Language): string {
  return `${formatDate(formatDay(moment), language)} ${formatTime(moment)}`;
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
