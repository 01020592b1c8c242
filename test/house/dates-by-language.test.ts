import { expect, test } from 'vitest';
import { listSources } from './source-files.ts';

/** Names under which the answers of the server carry a day, a month or a moment. */
const dates =
  'asOf|dataDate|measuredOn|judgedOn|dueOn|issuedOn|answeredOn|closedOn|happenedOn|finishedOn|acceptedOn|closedAt|publishedAt|uploadedAt';
const asItCame = new RegExp(`>\\s*\\{(?!words\\.|heads\\.)(?:\\w+\\.)*(?:${dates})(?: \\?\\? '[^']*')?\\}`, 'g');
const ownFormat = /Intl\.DateTimeFormat|toLocale(?:Date|Time)?String\((?!'en-GB', \{ maximumFractionDigits)/g;

const pages = listSources().filter(({ path }) => path.startsWith('dashboard/src/'));

const found = (pattern: RegExp, except: string) =>
  pages
    .filter(({ path }) => path !== except)
    .flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([hit]) => `${path}: ${hit}`));

test('no page prints a date as it came: formatDate says it in the language', () => {
  expect(found(asItCame, '')).toEqual([]);
});

test('only format/clock.ts makes a date into text', () => {
  expect(found(ownFormat, 'dashboard/src/format/clock.ts')).toEqual([]);
});

test.each(['<td>{load.dataDate}</td>', "<td>\n {order.closedOn ?? '—'}\n</td>"])('%s would be found', (text) => {
  expect(text.match(asItCame)).toHaveLength(1);
});

test('a format of its own would be found', () => {
  expect('new Intl.DateTimeFormat(language)'.match(ownFormat)).toHaveLength(1);
});
