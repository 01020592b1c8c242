import type { Finding } from '../datasets/define-dataset.ts';
import {
  acceptanceDated,
  finishDated,
  movedWithReason,
  quantityFitsMap,
  workCountedOnce,
  workHasEvidence,
  workHasPhoto,
  workHasPlace,
} from '../datasets/rules/work-rules.ts';
import type { ClaimKind } from '../vocabulary/claim.ts';
import type { Words } from '../vocabulary/words.ts';

/** What is wrong with a claim and what to do; of works, in the words of the check that finds it at loading. */
export const claimWords: Readonly<Record<ClaimKind, Words>> = {
  reported_not_mapped: {
    zh: '月报累计大于已完工工程之和：多报的部分没有工程支撑。请补充工程(位置、完工日期)或更正月报',
    en: 'more was reported than the finished works add up to, so part of the claim has no work behind it; add the works (place, finish date) or correct the reports',
  },
  mapped_not_reported: {
    zh: '已完工工程之和大于月报累计：完成了而未上报。请补报，或核对工程的完工日期',
    en: 'the finished works add up to more than was reported; report them, or check their finish dates',
  },
  work_counted_twice: wordsOf(workCountedOnce),
  quantity_differs_from_map: wordsOf(quantityFitsMap),
  work_without_evidence: wordsOf(workHasEvidence),
  acceptance_date_missing: wordsOf(acceptanceDated),
  photo_missing: wordsOf(workHasPhoto),
  finish_date_missing: wordsOf(finishDated),
  work_without_place: wordsOf(workHasPlace),
  moved_without_reason: wordsOf(movedWithReason),
};

function wordsOf({ zh, en }: Finding): Words {
  return { zh, en };
}
