import { compileSql } from '#geodata/database/compile-sql.ts';
import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import type { Scope } from '../scope/scope.ts';
import type { Stage } from './stage.ts';

interface StageContext {
  readonly stage: Stage;
  readonly scope: Scope;
  /** YYYY-MM-DD */
  readonly dataDate?: string;
  readonly mode?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/**
 * Runs text from definitions, which may use any of the bindings `??stage`, `??problems`, `??fact`, `:root`,
 * `:region`, `:programme`, `:dataDate`, `:mode` and those of `more`.
 */
export function runStageSql<Row>(
  tx: WriteTransaction,
  text: string,
  { stage, scope, dataDate, mode, more = {} }: StageContext,
): Promise<Row[]> {
  const all: Readonly<Record<string, unknown>> = {
    stage: stage.table,
    problems: stage.problems,
    fact: stage.dataset.name,
    root: scope.root,
    region: scope.region,
    programme: scope.programme,
    dataDate,
    mode,
    ...more,
  };
  const used = new Set(compileSql(text).names);
  const params = Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
  return sqlText<Record<string, unknown>, Row>(text)(tx, params);
}
