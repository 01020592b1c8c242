/**
 * Records behind plan against actual. plan: rows of the plan; done: works that count as done; report: monthly reports;
 * open: works of the year's plan that do not count as done in it.
 */
export const progressRecordKinds = ['plan', 'done', 'report', 'open'] as const;
export type ProgressRecordKind = (typeof progressRecordKinds)[number];
