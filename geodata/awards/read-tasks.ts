import { listProgress } from '../progress/list-progress.ts';
import type { ReadTasks, TaskFigures } from './task-figures.ts';

/** The task of every district in a year, from the one relation of plan against actual. */
export const readTasks: ReadTasks = async (tx, { programme, year, basis }) => {
  const { rows } = await listProgress(tx, { programme, year, children: true, basis });
  const tasks = new Map<string, TaskFigures>();
  for (const { region, item, title, unit, plan, done } of rows) {
    const task = tasks.get(region) ?? { planned: 0, open: [] };
    const isPlanned = plan !== null && plan > 0;
    const isOpen = isPlanned && done < plan;
    tasks.set(region, {
      planned: task.planned + (isPlanned ? 1 : 0),
      open: isOpen ? [...task.open, { item, title, unit, plan, done }] : task.open,
    });
  }
  return tasks;
};
