import type { DataValidation, Worksheet } from 'exceljs';
import type { TemplateColumn } from './template-columns.ts';

/** Rules reach this far down; nobody types more rows by hand. */
const lastRow = 100_000;
const longestText = 2_000;

/** Puts the rule of a column on all of its cells below the header. */
export function addRule(sheet: Worksheet, letter: string, rule: DataValidation): void {
  const rules: unknown = 'dataValidations' in sheet ? sheet.dataValidations : undefined;
  if (!isRuleBook(rules)) throw new Error('exceljs keeps the rules of a sheet elsewhere now');
  rules.add(`${letter}2:${letter}${lastRow}`, rule);
}

interface RuleBook {
  add(range: string, rule: DataValidation): void;
}

/** exceljs types rules of single cells only; a rule for a whole column is the same call. */
function isRuleBook(value: unknown): value is RuleBook {
  return typeof value === 'object' && value !== null && 'add' in value && typeof value.add === 'function';
}

/** What a cell may hold, told when it is selected and when it is filled wrongly. Undefined leaves it free. */
export function ruleOf(column: TemplateColumn, list: string | undefined): DataValidation | undefined {
  const { type, min, max, whenEmpty } = column.field;
  const texts = {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: column.header.slice(0, 32),
    prompt: column.writing.slice(0, 250),
    errorStyle: 'stop',
    errorTitle: column.header.slice(0, 32),
    error: `${column.writing}。没有就留空`.slice(0, 220),
  };
  if (list !== undefined) {
    // A drop-down offers one word; several joined by + must stay possible.
    return { ...texts, type: 'list', formulae: [list], showErrorMessage: type !== 'codes' };
  }
  // A dash is no number, and must stay possible where it is what says "none".
  const shown = { ...texts, showErrorMessage: whenEmpty === undefined };
  switch (type) {
    case 'integer':
    case 'number':
    case 'longitude':
    case 'latitude': {
      if (min === undefined || max === undefined) return undefined;
      return { ...shown, type: type === 'integer' ? 'whole' : 'decimal', operator: 'between', formulae: [min, max] };
    }
    case 'date':
      return {
        ...shown,
        type: 'date',
        operator: 'between',
        formulae: [new Date(Date.UTC(1900, 0, 1)), new Date(Date.UTC(2200, 11, 31))],
      };
    case 'text':
      if (column.name === 'wkt') return undefined;
      return { ...shown, type: 'textLength', operator: 'lessThanOrEqual', formulae: [longestText] };
    default:
      return { ...texts, type: 'textLength', operator: 'lessThanOrEqual', formulae: [longestText] };
  }
}
