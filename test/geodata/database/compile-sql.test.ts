import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSql } from '#geodata/database/compile-sql.ts';

/** How knex reads `?` and `\?` when it numbers the bindings (lib/dialects/postgres/index.js, positionBindings). */
function asDriverReads(text: string): string {
  let count = 0;
  return text.replace(/(\\*)(\?)/g, (_match, escapes: string) => (escapes.length % 2 ? '?' : `$${++count}`));
}

const unspaced = (text: string) => text.replace(/\s+/g, ' ').trim();

test.each([
  ['a value', 'SELECT :a', 'SELECT $1', ['a']],
  ['a value twice', 'SELECT :a, :b, :a', 'SELECT $1, $2, $3', ['a', 'b', 'a']],
  ['a cast', 'SELECT :date::date, x::text', 'SELECT $1::date, x::text', ['date']],
  ['single quotes', "SELECT ':a', 'it''s :b'", "SELECT ':a', 'it''s :b'", []],
  ['an escape string', String.raw`SELECT E'\':a', :b`, String.raw`SELECT E'\':a', $1`, ['b']],
  ['a name that ends in e before a string', "SELECT typE':a'", "SELECT typE':a'", []],
  ['a quoted identifier', 'SELECT "x:a" FROM t', 'SELECT "x:a" FROM t', []],
  ['a dollar quote', 'DO $$ x := :a $$, $f$ :b $$ $f$, :c', 'DO $$ x := :a $$, $f$ :b $$ $f$, $1', ['c']],
  ['a line comment', "SELECT 1 -- it's :a ?\n, :b", 'SELECT 1 , $1', ['b']],
  ['a block comment', "/* ' :a ** */ SELECT :b", 'SELECT $1', ['b']],
  ['jsonb operators', "SELECT j ? 'k', j ?| a, j ?& :b", "SELECT j ? 'k', j ?| a, j ?& $1", ['b']],
  ['a question mark in quotes', "SELECT 'why?', :a", "SELECT 'why?', $1", ['a']],
  ['an assignment', 'CALL f(x => :a, y := 1)', 'CALL f(x => $1, y := 1)', ['a']],
  ['a slice', 'SELECT a[1:n], b[2 : 3]', 'SELECT a[1:n], b[2 : 3]', []],
  ['a time', "SELECT '10:30', :a", "SELECT '10:30', $1", ['a']],
])('%s', (_name, sql, expected, names) => {
  const compiled = compileSql(sql);
  expect(unspaced(asDriverReads(compiled.text))).toBe(expected);
  expect(compiled.names).toEqual(names);
});

test('an identifier becomes a double mark', () => {
  expect(compileSql('SELECT :a FROM ??stage s')).toEqual({ text: 'SELECT ? FROM ?? s', names: ['a', 'stage'] });
});

test('a backslash before a question mark in a string is refused, as the driver would lose it', () => {
  expect(() => compileSql(String.raw`SELECT 'a\?'`)).toThrow(/backslash/);
});

/** Pieces of SQL that stay as they are, whatever stands beside them. */
const opaque = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ':b', '?', '--', '/*', '$$', '"', ' ', '::') }).map((text) => `'${text}'`),
  fc.string({ unit: fc.constantFrom('a', ':b', '?', '--', '/*', '$$', "'", ' ') }).map((text) => `"${text}"`),
  fc.string({ unit: fc.constantFrom('a', ':b', '?', '--', '/*', "'", '"') }).map((text) => `$q$${text}$q$`),
  fc.constantFrom('x::text', '1', '(', ')', ',', '>=', '||', 'FROM'),
);
const bindings = fc.constantFrom(':one', ':two', ':three_3');

test('text between bindings reaches the driver unchanged, and bindings keep their order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(opaque, bindings)), (pieces) => {
      const compiled = compileSql(pieces.join(' '));
      const names = pieces.filter((piece) => piece.startsWith(':')).map((piece) => piece.slice(1));
      let count = 0;
      const expected = pieces.map((piece) => (piece.startsWith(':') ? `$${++count}` : piece)).join(' ');
      expect(compiled.names).toEqual(names);
      expect(asDriverReads(compiled.text)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

test('comments vanish with everything in them', () => {
  const inComment = fc.string({ unit: fc.constantFrom('a', ':b', '?', "'", '"', '$$', '::') });
  fc.assert(
    fc.property(inComment, inComment, (line, block) => {
      const compiled = compileSql(`SELECT 1 --${line}\n/*${block}*/ + :a`);
      expect(unspaced(compiled.text)).toBe('SELECT 1 + ?');
    }),
  );
});
