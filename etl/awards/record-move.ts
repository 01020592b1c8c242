import type { AwardEvent, TaskEvidence } from '#geodata/awards/award-event.ts';
import { listAwardEvents } from '#geodata/awards/award-event.ts';
import { awardSchedule } from '#geodata/awards/award-schedule.ts';
import { type Move, refuseMove, standingSteps } from '#geodata/awards/award-state.ts';
import { findAwardProgramme, isOf } from '#geodata/awards/list-awards.ts';
import type { Database, ReadTransaction, WriteTransaction } from '#geodata/database/database.ts';
import { sqlFile, sqlText } from '#geodata/database/sql-file.ts';
import { defineError } from '#geodata/errors.ts';
import { requireNoPerson } from '../offices/require-no-person.ts';
import { today } from '../today.ts';

const noMoney = defineError(
  'award_no_money',
  404,
  (region: string, year: number) => `${region}${year}年没有奖补款项。There is no award for ${region} in ${year}.`,
);

export interface MoveRequest {
  readonly programme?: string | undefined;
  /** Root region of the programme. */
  readonly root: string;
  readonly region: string;
  readonly regionName: string;
  readonly year: number;
  /** `withdraw` takes back the last step, which `step` names, and gives its reason. */
  readonly kind: 'move' | 'withdraw';
  readonly step: string;
  readonly office: string;
  readonly post: string;
  /** Today unless given. */
  readonly happenedOn?: string | undefined;
  readonly reason?: string | undefined;
  /** Plan against actual at this moment, kept with the event. */
  readonly readEvidence: (tx: ReadTransaction, programme: string) => Promise<TaskEvidence | null>;
}

export interface RecordedMove {
  /** Number of the event. */
  readonly event: number;
  readonly programme: string;
}

const lockProgramme = sqlText<{ programme: string }, { id: string }>(
  'SELECT id FROM programme WHERE id = :programme FOR UPDATE',
);
const insertEvent = sqlFile<Record<string, string | number | null>, { id: number }>(
  new URL('./insert-award-event.sql', import.meta.url),
);

/**
 * Records that an office took the next step of a region's money of a year, or that the last one was recorded wrongly.
 * Errors: unknown_programme, no_awards, award_no_money, award_step_unknown (404), award_step_out_of_order, award_settled,
 * award_nothing_to_withdraw, award_step_not_last (409), award_office_wrong, award_date_too_early, award_date_in_future,
 * award_reason_missing, award_post_unclear, award_personal_data (422).
 */
export async function recordMove(database: Database, request: MoveRequest): Promise<RecordedMove> {
  const { root, region, year } = request;
  const move = tidy(request);
  requireNoPerson('award', { office: move.office, post: move.post, reason: move.reason });
  return database.write(async (tx) => {
    const { id: programme, funding } = await findAwardProgramme(tx, root, request.programme);
    // Two offices that record at once: the second one sees what the first has written.
    await lockProgramme(tx, { programme });
    const award = awardSchedule(funding).find((entry) => isOf(entry, { region, year }));
    if (award === undefined) throw noMoney(request.regionName, year);
    const events = (await listAwardEvents(tx, { programme, until: null })).filter((event) => isOf(event, award));
    const { steps } = funding;
    const refusal = refuseMove(move, { steps, events, regionName: request.regionName, year, today: today() });
    if (refusal !== undefined) throw refusal;
    const step = steps.find(({ id }) => id === move.step);
    const isMove = move.kind === 'move';
    const isOffered = isMove && step?.offeredWhen !== undefined;
    const event = await writeEvent(tx, {
      ...move,
      programme,
      region,
      year,
      withdraws: isMove ? null : (standingSteps(events).at(-1)?.id ?? null),
      paidYuan: isMove ? (award.parts.find(({ id }) => id === step?.pays)?.amountYuan ?? null) : null,
      evidence: isOffered ? await request.readEvidence(tx, programme) : null,
    });
    return { event, programme };
  });
}

type Written = ReturnType<typeof tidy> &
  Pick<AwardEvent, 'region' | 'year' | 'withdraws' | 'paidYuan' | 'evidence'> & { readonly programme: string };

async function writeEvent(tx: WriteTransaction, { evidence, ...event }: Written): Promise<number> {
  const [row] = await insertEvent(tx, { ...event, evidence: evidence === null ? null : JSON.stringify(evidence) });
  if (row === undefined) throw new Error('the event has no number');
  return row.id;
}

function tidy({ kind, step, office, post, happenedOn, reason }: MoveRequest): Move & { readonly post: string } {
  const plain = (text: string): string => text.normalize('NFKC').trim();
  return {
    kind,
    step,
    office: plain(office),
    post: plain(post),
    happenedOn: happenedOn ?? today(),
    reason: reason === undefined || plain(reason) === '' ? null : reason.trim(),
  };
}
