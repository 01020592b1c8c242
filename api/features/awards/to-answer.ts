import type { z } from 'zod';
import type { awardRow, getAwards } from '#api/contract/awards.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { AwardRow } from '#geodata/awards/award-row.ts';
import type { Awards } from '#geodata/awards/list-awards.ts';
import type { AnswerOf } from '../../http/routes.ts';
import { toBasis } from '../../scope/resolve-scope.ts';

/** What the text leaves open, and what follows from it. */
const method = {
  zh: '金额按文件规定计算，以整元计。每年款项分两部分拨付；步骤逐一向前，登记错误的步骤由后一条记录撤销并写明理由，不删除。文件未规定追缴，平台也不作追缴：撤销只更正登记。“任务完成”由机构申报，平台以计划项完成数核对，与数据不符的照样显示。',
  en: 'Amounts follow the document, in whole CNY. A year is paid in two parts; steps go forward one by one, and a step that was recorded wrongly is withdrawn by a further record with its reason, never deleted. The document knows no claw-back and neither does the platform: a withdrawal mends a record. An office declares the task done; the platform compares that with the planned items that are done and shows where they differ.',
};

export function toAnswer(awards: Awards, basis: Basis): AnswerOf<typeof getAwards> {
  const { funding, rows, ...rest } = awards;
  return {
    ...rest,
    unit: funding.unit,
    unitYuan: funding.unitYuan,
    clause: funding.clause,
    method,
    steps: funding.steps.map(({ id, title, pays, clause }) => ({ id, title, pays: pays ?? null, clause })),
    rows: rows.map(toRow),
    basis: toBasis(basis),
  };
}

export function toRow({ events, ...row }: AwardRow): z.input<typeof awardRow> {
  return {
    ...row,
    awards: [...row.awards],
    parts: [...row.parts],
    next: row.next === null ? null : { ...row.next, offices: [...row.next.offices] },
    task: row.task === null ? null : { ...row.task, open: [...row.task.open] },
    events: events.map(({ id, region: _region, year: _year, recordedAt, ...event }) => ({
      ...event,
      event: id,
      recordedAt: recordedAt.toISOString(),
    })),
  };
}
