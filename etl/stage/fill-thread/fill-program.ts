import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { PublicError } from '#geodata/errors.ts';
import type { RowProblem } from '../../map/mapped-row.ts';
import { type OpenShare, openShare, readShare } from '../../read/shapefile/read-share.ts';
import { CopyLines } from '../copy-lines.ts';
import { rowEncoder } from '../encode-row.ts';
import { mapperOf } from '../mapper-of.ts';
import type { ThreadData, ThreadMessage, ThreadTask } from './messages.ts';

const mostProblems = 10_000;

/** The thread beside a load: reads its share of the rows, maps them and hands them over as COPY's text. */
async function fill(port: MessagePort, task: ThreadTask, share: OpenShare): Promise<void> {
  const encoder = rowEncoder(task.stage, task.match);
  const mapper = mapperOf(task);
  let lines = new CopyLines(encoder, task);
  let problems: RowProblem[] = [];
  let taken: Promise<unknown> | undefined;
  const hand = async (): Promise<void> => {
    await taken;
    taken = once(port, 'message');
    const { columns, bytes: text, rowCount } = lines;
    tell(port, { kind: 'batch', columns, text, rowCount, problems }, [text.buffer]);
    lines = new CopyLines(encoder, task);
    problems = [];
  };
  for await (const rows of readShare(share)) {
    for (const row of rows) {
      const mapped = mapper.finish(mapper.draft(row));
      lines.add(mapped);
      if (mapped.problems.length > 0) problems.push(...mapped.problems);
    }
    if (lines.isFull || problems.length >= mostProblems) await hand();
  }
  if (lines.rowCount > 0) await hand();
  await taken;
}

function tell(port: MessagePort, message: ThreadMessage, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

async function run(port: MessagePort): Promise<void> {
  try {
    const told: Promise<[ThreadTask]> = once(port, 'message').then(([task]) => [task]);
    const { share }: ThreadData = workerData;
    const open = openShare(share);
    const [task] = await told;
    if (open !== undefined) await fill(port, task, open);
    tell(port, { kind: 'end' });
  } catch (error) {
    if (!(error instanceof PublicError)) throw error;
    const { code, status, message } = error;
    tell(port, { kind: 'refused', code, status, message });
  }
}

if (parentPort !== null) await run(parentPort);
