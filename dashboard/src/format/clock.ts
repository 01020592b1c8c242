import type { Language } from '../address/address.ts';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** Day and time, whichever day it was. */
export function formatMoment(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
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
