import { z } from 'zod';

const share = z.number().min(0).max(1);
const points = z.number().min(0).max(100);

/** Limits between the statuses of values against targets; percentage points. */
export const valueLimits = z
  .strictObject({
    /** Short of the target by no more than this before the due date: on track. */
    onTrackPoints: points.default(2),
    /** Short by no more than this: at risk; by more: behind. */
    atRiskPoints: points.default(10),
    /** 接近 (operator `~`): met within so many points of the target. */
    nearPoints: points.default(2),
  })
  .refine((limits) => limits.onTrackPoints <= limits.atRiskPoints, 'onTrackPoints must not exceed atRiskPoints');

/** Limits between the statuses of plan items; shares of the quantity expected by now. */
export const progressLimits = z
  .strictObject({ onTrackShare: share.default(0.95), atRiskShare: share.default(0.8) })
  .refine((limits) => limits.atRiskShare <= limits.onTrackShare, 'atRiskShare must not exceed onTrackShare');

export const statusLimits = z.strictObject({
  value: valueLimits.prefault({}),
  progress: progressLimits.prefault({}),
});

export type ValueLimits = z.infer<typeof valueLimits>;
export type ProgressLimits = z.infer<typeof progressLimits>;
export type StatusLimits = z.infer<typeof statusLimits>;
