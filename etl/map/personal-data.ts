/** Kinds of personal data that are never stored with map data. */
export type PersonalKind = 'identity_card' | 'mobile_phone' | 'bank_card';

export interface PersonalOptions {
  /** Codes of registers are long numbers as well: among them only identity numbers are certain enough. */
  readonly isCode?: boolean;
}

/** Headers that contain one of these, and headers that are one of these pinyin initials or short words. */
const inHeader =
  /身份证|证件号|公民身份|手机|电话|联系方式|银行|开户行|账号|帐号|账户|帐户|卡号|住址|家庭地址|户籍地址|id_?card|id_?number|identity|phone|mobile|cell_?no|bank|account_?(no|number)|card_?(no|number)|home_?address/i;
const wholeHeader = /^(sfz|sfzh|sfzhm|gmsfhm|zjh|zjhm|sjh|sjhm|lxdh|lxfs|dh|dhhm|yhk|yhkh|yhzh|zh|khh|jtzz|jtdz|tel)$/i;

/** True for a column of identity cards, phones, bank accounts or private addresses by its header. */
export function isPersonalHeader(header: string): boolean {
  const plain = header.normalize('NFKC').replaceAll(/\s/g, '');
  return inHeader.test(plain) || wholeHeader.test(plain);
}

/** The kind of the first personal number in a text, or undefined. */
export function findPersonalData(text: string, options: PersonalOptions = {}): PersonalKind | undefined {
  return mayHold(text, options) ? numbersIn(toAscii(text), options)[0]?.kind : undefined;
}

export interface Cleaned {
  /** The text without the numbers; empty when nothing else was there. */
  readonly text: string;
  /** What was cut out, each kind once. Never shown with its value. */
  readonly kinds: readonly PersonalKind[];
}

const nothingFound: readonly PersonalKind[] = [];

/** Cuts personal numbers out of a text: 张三 13812345678 becomes 张三. */
export function cutPersonalData(text: string, options: PersonalOptions = {}): Cleaned {
  if (!mayHold(text, options)) return { text, kinds: nothingFound };
  const plain = toAscii(text);
  const found = numbersIn(plain, options);
  if (found.length === 0) return { text, kinds: nothingFound };
  let rest = '';
  let from = 0;
  for (const { start, end } of found) {
    rest += text.slice(from, start);
    from = end;
  }
  const cleaned = (rest + text.slice(from)).replaceAll(/[(（[]\s*[)）\]]/g, '').replace(/[\s:：,，;；、/+-]+$/, '');
  return { text: cleaned.trim(), kinds: [...new Set(found.map(({ kind }) => kind))] };
}

const shortest = 11;
const identityLength = 18;

/**
 * Most cells hold no long number, and nothing else is asked of them. Digits may be grouped by blanks and hyphens. A
 * loop over characters takes 20 ns a cell where the pattern takes 450.
 */
function mayHold(text: string, { isCode = false }: PersonalOptions): boolean {
  const wanted = isCode ? identityLength - 1 : shortest;
  if (text.length < wanted) return false;
  let digits = 0;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text.charCodeAt(place);
    if ((sign >= 0x30 && sign <= 0x39) || (sign >= 0xff10 && sign <= 0xff19)) {
      digits += 1;
      if (digits === wanted) return true;
    } else if (sign !== 0x20 && sign !== 0x2d && sign !== 0x3000) digits = 0;
  }
  return false;
}

const fullWidth = /[！-～\u3000]/;

/** Full-width digits and letters as their ASCII forms, character by character, so that places stay the same. */
function toAscii(text: string): string {
  if (!fullWidth.test(text)) return text;
  return text.replaceAll(/[！-～\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

interface Found {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/**
 * A number stands alone: it is no part of a code (GC2018…) and no decimal. The shapes, with or without blanks or
 * hyphens between their groups: identity card, bank card, mobile phone.
 */
const shapes = [
  String.raw`[1-9]\d{5}([ -]?)\d{8}\1\d{3}[\dX]`,
  String.raw`\d{4}([ -]?)\d{4}\2\d{4}\2\d{4}(?:\2\d{1,3})?`,
  String.raw`(?:(?:\+|00)?86[ -]?)?1[3-9]\d([ -]?)\d{4}\3\d{4}`,
];
const alone = String.raw`(?:(?<![0-9A-Z_]|\d\.|[A-Z]-)|(?<=tel|phone|mobile))`;
const candidate = new RegExp(String.raw`${alone}(?:${shapes.join('|')})(?![0-9A-Z]|\.\d)`, 'gi');

function numbersIn(text: string, { isCode = false }: PersonalOptions): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(candidate)) {
    const [number] = match;
    const kind = kindOf(number.replaceAll(/[ +-]/g, ''));
    if (kind === undefined || (isCode && kind !== 'identity_card')) continue;
    found.push({ kind, start: match.index, end: match.index + number.length });
  }
  return found;
}

function kindOf(digits: string): PersonalKind | undefined {
  if (isIdentityNumber(digits)) return 'identity_card';
  if (/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits)) return 'mobile_phone';
  return isBankCard(digits) ? 'bank_card' : undefined;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkDigits = '10X98765432';
const firstYear = 1900;

/** GB 11643: six digits of the place, the birthday, three of order and a check digit of ISO 7064 MOD 11-2. */
function isIdentityNumber(digits: string): boolean {
  const parts = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(digits);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (
    year < firstYear ||
    date.getTime() > Date.now() ||
    date.getUTCMonth() !== month - 1 ||
    date.getUTCDate() !== day
  ) {
    return false;
  }
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return checkDigits[sum % 11] === digits.at(-1)?.toUpperCase();
}

/** First digits of cards issued in China: UnionPay, older cards of ICBC and ABC, Visa, Mastercard, JCB. */
const issuer = /^(62|9558|9559|4|5[1-5]|35)\d+$/;

/** ISO/IEC 7812: 16 to 19 digits with Luhn's check digit. */
function isBankCard(digits: string): boolean {
  if (digits.length < 16 || digits.length > 19 || !issuer.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
