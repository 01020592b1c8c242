import { type FollowKind, followKinds } from '#geodata/orders/order-event.ts';
import { orderStates } from '#geodata/orders/order-state.ts';
import { followOrder } from '../../orders/follow-order.ts';
import { issueByRule } from '../../orders/issue-by-rule.ts';
import { issueOrder, type RecordedOrder } from '../../orders/issue-order.ts';
import { type AllOrdersRequest, chooseProgramme, listAllOrders } from '../../orders/list-all-orders.ts';
import type { OrderAuthor } from '../../orders/write-order-event.ts';
import { defineVerb, noPositionals, textOf, UsageError, type VerbContext } from '../define-verb.ts';
import { orderLine, ruleLines } from '../order-lines.ts';

const usage = 'list | issue --by-rule | issue --region CODE --item ITEM | answer|close|reopen|withdraw <order>';

export default defineVerb({
  name: 'orders',
  usage,
  zh: '督办单：列出，按规则或逐项发出，答复、办结、重新督办、撤销；不删除',
  en: 'supervision orders: list, issue by rule or by hand, answer, close, reopen, withdraw; never deleted',
  options: {
    programme: { type: 'string', value: 'P' },
    region: { type: 'string', value: 'CODE' },
    item: { type: 'string', value: 'ITEM' },
    year: { type: 'string', value: 'YYYY' },
    state: { type: 'string', value: orderStates.join('|') },
    'as-of': { type: 'string', value: 'YYYY-MM-DD' },
    'by-rule': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    due: { type: 'string', value: 'YYYY-MM-DD' },
    on: { type: 'string', value: 'YYYY-MM-DD' },
    office: { type: 'string', value: 'OFFICE' },
    post: { type: 'string', value: 'POST' },
    text: { type: 'string', value: 'TEXT' },
  },
  async run(context) {
    const [action = 'list', ...rest] = context.positionals;
    const within = { ...context, positionals: rest };
    if (action === 'list') return list(within);
    if (action === 'issue') return issue(within);
    const kind = followKinds.find((known) => known === action);
    if (kind === undefined) throw new UsageError(`orders ${usage}`);
    return follow(within, kind);
  },
});

/** Refuses options that the action does not know: an order must never be other than was meant. */
function onlyOptions({ options }: VerbContext, known: readonly string[]): void {
  const stray = Object.keys(options).filter((name) => ![...known, 'json', 'lang'].includes(name));
  if (stray.length > 0) {
    throw new UsageError(`此处不用 / not used here: ${stray.map((name) => `--${name}`).join(', ')}`);
  }
}

async function list(context: VerbContext): Promise<void> {
  noPositionals(context);
  onlyOptions(context, ['programme', 'region', 'year', 'state', 'as-of']);
  const state = textOf(context, 'state');
  const asked: AllOrdersRequest = {
    programme: textOf(context, 'programme'),
    region: textOf(context, 'region'),
    year: yearOf(context),
    state: orderStates.find((known) => known === state),
    until: dateOf(context, 'as-of'),
  };
  if (state !== undefined && asked.state === undefined) throw new UsageError(`--state ${orderStates.join('|')}`);
  const database = await context.database();
  const orders = await database.read((tx) => listAllOrders(tx, asked));
  const { printer } = context;
  const lines = orders.flatMap(({ rows }) => rows.map((row) => orderLine(row, printer.language)));
  printer.result({ orders }, lines.length > 0 ? lines : [printer.say({ zh: '没有督办单', en: 'no orders' })]);
}

async function issue(context: VerbContext): Promise<void> {
  noPositionals(context);
  const author = authorOf(context);
  const [year, programme] = [yearOf(context), textOf(context, 'programme')];
  const { printer } = context;
  if (context.options['by-rule'] === true) {
    onlyOptions(context, ['by-rule', 'dry-run', 'programme', 'year', 'due', 'on', 'office', 'post', 'text']);
    const database = await context.database();
    const scope = await database.read((tx) => chooseProgramme(tx, programme));
    const dryRun = context.options['dry-run'] === true;
    const report = await issueByRule(database, { ...author, ...scope, year, dryRun });
    return printer.result({ ...report, dryRun }, ruleLines(report, dryRun, printer.language));
  }
  onlyOptions(context, ['programme', 'region', 'item', 'year', 'due', 'on', 'office', 'post', 'text']);
  const [region, item] = [needed(context, 'region'), needed(context, 'item')];
  const database = await context.database();
  const scope = await database.read((tx) => chooseProgramme(tx, programme));
  return told(context, await issueOrder(database, { ...author, ...scope, year, region, item }));
}

async function follow(context: VerbContext, kind: FollowKind): Promise<void> {
  onlyOptions(context, ['on', 'office', 'post', 'text', ...(kind === 'reopen' ? ['due'] : [])]);
  const [number, ...more] = context.positionals;
  if (number === undefined || more.length > 0 || !/^[1-9]\d{0,8}$/.test(number)) {
    throw new UsageError('请给出一个督办单编号 / give the number of one order');
  }
  const author = authorOf(context);
  const database = await context.database();
  return told(context, await followOrder(database, { ...author, kind, order: Number(number) }));
}

/** Tells an order as it stands now. */
async function told(context: VerbContext, { event, order, programme }: RecordedOrder): Promise<void> {
  const database = await context.database();
  const [found] = await database.read((tx) => listAllOrders(tx, { programme }));
  const row = found?.rows.find((known) => known.order === order);
  if (row === undefined) throw new Error('an order that was recorded is not listed');
  context.printer.result({ event, order: row }, [orderLine(row, context.printer.language)]);
}

function authorOf(context: VerbContext): OrderAuthor {
  return {
    office: needed(context, 'office'),
    post: needed(context, 'post'),
    text: textOf(context, 'text'),
    happenedOn: dateOf(context, 'on'),
    dueOn: dateOf(context, 'due'),
  };
}

function needed(context: VerbContext, name: string): string {
  const text = textOf(context, name)?.trim();
  if (text === undefined || text === '') throw new UsageError(`请给出 / give --${name}`);
  return text;
}

function yearOf(context: VerbContext): number | undefined {
  const text = textOf(context, 'year');
  if (text !== undefined && !/^\d{4}$/.test(text)) throw new UsageError('--year YYYY');
  return text === undefined ? undefined : Number(text);
}

function dateOf(context: VerbContext, name: string): string | undefined {
  const text = textOf(context, name);
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text))
    throw new UsageError(`--${name} YYYY-MM-DD`);
  return text;
}
