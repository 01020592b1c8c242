import { z } from 'zod';

/** Parts that several documents of a programme folder are made of. */
export const identifier = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'use small letters, digits, - and _');
export const regionCode = z.string().regex(/^[0-9A-Za-z-]{1,32}$/, 'write the region code as text, in quotes');
export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const isoDate = z.iso.date('write the date as YYYY-MM-DD');
