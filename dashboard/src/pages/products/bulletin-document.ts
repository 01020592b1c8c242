/** The bulletin's text in its parts, as the server writes it: a title, lines under heads, citations. */
export interface BulletinDocument {
  readonly title: string;
  /** What the figures rest on, before the first head. */
  readonly basis: readonly string[];
  readonly parts: readonly { readonly head: string; readonly lines: readonly string[] }[];
  readonly citations: readonly Citation[];
}

export interface Citation {
  readonly number: string;
  readonly text: string;
  /** Page on which the cited figures are shown. */
  readonly page: string | undefined;
  /** The cited answer itself; undefined where the citation stands for several. */
  readonly answer: string | undefined;
}

const headLine = /^[一二三四五六七八九十]+、/;
const citationLine = /^\[(\d+)\]\s*([^：]+)：(.*)$/;

export function bulletinDocument(text: string): BulletinDocument {
  const blocks = text.trim().split(/\n{2,}/);
  const [title = [], ...rest] = blocks.map((block) => block.split('\n'));
  const parts = rest.filter(([first = '']) => headLine.test(first));
  const basis = rest.filter(([first = '']) => !headLine.test(first) && first !== '引用').flat();
  const [, ...cited] = rest.find(([first]) => first === '引用') ?? [];
  return {
    title: title.join(' '),
    basis,
    parts: parts.map(([head = '', ...lines]) => ({ head, lines })),
    citations: cited.flatMap((line) => citationOf(line) ?? []),
  };
}

function citationOf(line: string): Citation | undefined {
  const [, number, text, addresses] = citationLine.exec(line) ?? [];
  if (number === undefined || text === undefined || addresses === undefined) return undefined;
  const [address = ''] = addresses.split('；');
  const isOne = !/[（(]|%28/.test(address);
  return { number, text, page: pageOf(address), answer: isOne && address.startsWith('/api/') ? address : undefined };
}

/** The page that shows what an answer of the API says, at the same moment. */
export function pageOf(address: string): string | undefined {
  const { pathname, searchParams } = new URL(address, 'http://here');
  const tabs: Readonly<Record<string, readonly string[]>> = {
    '/api/progress': ['tab=plan'],
    '/api/progress/records': ['tab=plan'],
    '/api/progress/changes': ['tab=plan', 'part=months'],
    '/api/values': [],
    '/api/claims': ['tab=plan', 'part=claims'],
  };
  const own = tabs[pathname];
  if (own === undefined) return undefined;
  const kept = ['programme', 'year', 'asOf'].flatMap((name) => {
    const value = searchParams.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return `/progress?${[...kept, ...own].join('&')}`;
}

export type Piece = string | { readonly cites: string };

/** A line in its pieces: text, and numbers of citations. */
export function piecesOf(line: string): readonly Piece[] {
  return line.split(/(\[\d+\])/).flatMap((piece): Piece[] => {
    const number = /^\[(\d+)\]$/.exec(piece)?.[1];
    if (number !== undefined) return [{ cites: number }];
    return piece === '' ? [] : [piece];
  });
}
