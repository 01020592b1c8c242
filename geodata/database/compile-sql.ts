/** SQL in knex's positional form, and the names of its bindings in order of their appearance. */
export interface CompiledSql {
  readonly text: string;
  readonly names: readonly string[];
}

/**
 * What must be left as it is: comments, strings (also E'…' with backslashes), quoted identifiers, $tag$ … $tag$,
 * and casts; then the two kinds of binding. Tried in this order at every place.
 */
const token =
  /(?<comment>--[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)|(?<quoted>\b[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<![\w$])\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$)|(?<cast>::)|\?\?(?<identifier>[A-Za-z_]\w*)|(?<![\w\])]):(?<value>[A-Za-z_]\w*)|(?<mark>\?)/g;

/**
 * Named bindings to knex's positional ones: `:name` becomes `?`, `??name` becomes `??`; every other question mark
 * is escaped for knex, comments are dropped. Array slices `a[1:n]` are no bindings: write `a[1 : :n]`.
 */
export function compileSql(sql: string): CompiledSql {
  const names: string[] = [];
  const text = sql.replace(token, (match: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    if (groups.comment !== undefined) return ' ';
    if (groups.quoted !== undefined) return escapeMarks(match);
    if (groups.mark !== undefined) return '\\?';
    const name = groups.identifier ?? groups.value;
    if (name === undefined) return match;
    names.push(name);
    return groups.identifier === undefined ? '?' : '??';
  });
  return { text, names };
}

/** knex reads `\?` as a plain question mark, also inside quotes; it cannot express a backslash before one. */
function escapeMarks(quoted: string): string {
  if (quoted.includes('\\?')) throw new Error(`A backslash before a question mark cannot be passed on: ${quoted}`);
  return quoted.replaceAll('?', '\\?');
}
