import { parseNumber } from '../map/parse-number.ts';

/** No angle is written longer; a cell may hold anything. */
const longest = 60;

/**
 * A longitude or latitude as departments write it, as text in decimal degrees; undefined when it is none.
 *
 * Decimal degrees come back as they are, digit for digit. `120°35′12.3″`, `120 35 12.3`, `120-35-12.3`,
 * `120:35:12.3E`, `东经120度35分12.3秒`, `30°15.5′N` are read; so are packed numbers above 180 that can mean nothing else:
 * `12035.205` is DDDMM.mmm, `1203512.3` is DDDMMSS.s. Any other number comes back unchanged: that it is no degree is
 * told where ranges are checked.
 */
export function parseAngle(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const number = parsePlain(text);
  if (number !== undefined) return unpackText(number);
  const { body, sign } = splitHemisphere(tidy(text));
  const parts =
    /^([+-]?)(\d{1,3}(?:\.\d+)?)(?:[°:\s]+(\d{1,2}(?:\.\d+)?)(?:['":\s]+(\d{1,2}(?:\.\d+)?)"?|')?|°)?$/.exec(
      body.trim(),
    );
  if (parts === null) return undefined;
  const [, ownSign = '', degrees = '', minutes, seconds] = parts;
  const isSigned = ownSign !== '';
  if (isSigned && sign !== 0) return undefined;
  // A fraction belongs to the last part only, and sixty minutes are a degree.
  if (minutes !== undefined && degrees.includes('.')) return undefined;
  if (seconds !== undefined && minutes?.includes('.')) return undefined;
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return undefined;
  const size = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  const isNegative = ownSign === '-' || sign < 0;
  return degreeText(isNegative ? -size : size);
}

/** A number that is not written in groups: the gaps of `120 35 12.3` part degrees, minutes and seconds. */
export function parsePlain(text: string): string | undefined {
  return /\d\s+\d/.test(text.normalize('NFKC')) ? undefined : parseNumber(text);
}

/** Packed degrees and minutes, with or without seconds, as degrees; what cannot be packed comes back unchanged. */
export function unpackAngle(number: number): number {
  const size = Math.abs(number);
  if (size <= 180) return number;
  const isPacked = size < 18_100 ? !Number.isInteger(size) : size >= 30_000 && size < 1_810_000;
  if (!isPacked) return number;
  const hasSeconds = size >= 30_000;
  const whole = Math.floor(hasSeconds ? size / 10_000 : size / 100);
  const minutes = hasSeconds ? Math.floor(size / 100) % 100 : size - whole * 100;
  const seconds = hasSeconds ? size - Math.floor(size / 100) * 100 : 0;
  if (minutes >= 60 || seconds >= 60 || whole > 180) return number;
  return Math.sign(number) * (whole + minutes / 60 + seconds / 3600);
}

function unpackText(number: string): string {
  const given = Number(number);
  const angle = unpackAngle(given);
  return angle === given ? number : degreeText(angle);
}

/** 1e-10 degrees are 0.01 mm. */
function degreeText(degrees: number): string {
  return String(Number(degrees.toFixed(10)));
}

/** The many signs for degrees, minutes and seconds as ° ' and ". Full-width characters become plain ones. */
function tidy(text: string): string {
  return text
    .replaceAll(/[°º˚∘度]|(?<=\d)\s*d(?:eg)?(?=[\s\d]|$)/gi, '°')
    .replaceAll(/[″”“"〃秒]|[′’‘'´`]{2}/g, '"')
    .replaceAll(/[′’‘'´`分]/g, "'")
    .normalize('NFKC')
    .replaceAll(/\s*([°'":])\s*/g, '$1')
    .replace(/^(\d{1,3})-(\d{1,2})-(\d{1,2}(?:\.\d+)?)$/, '$1 $2 $3')
    .trim();
}

/** `E`, `N`, 东经, 北纬 before or after the number; -1 for west and south, 0 when none is given. */
function splitHemisphere(text: string): { readonly body: string; readonly sign: -1 | 0 | 1 } {
  const mark = /^(?:([NSEW])|([东西]经|[南北]纬))\s*:?\s*|\s*([NSEW])$/i.exec(text);
  if (mark === null) return { body: text, sign: 0 };
  const word = mark.slice(1).find((part) => part !== undefined) ?? '';
  const body = text.replace(mark[0], '');
  return { body, sign: /[SW西南]/i.test(word) ? -1 : 1 };
}
