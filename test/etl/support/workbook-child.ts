/** Reads one workbook after the other for `bounded-workbooks.ts`, in a process that may die of one. */
import { PublicError } from '#geodata/errors.ts';
import { readWorkbook } from './read-source.ts';

process.on('message', async (content: Uint8Array) => {
  const answer = await readWorkbook(content).then(
    ({ rows }) => ({ rows: rows.length }),
    (error: unknown) => (error instanceof PublicError ? { refused: error.code } : { crash: String(error) }),
  );
  process.send?.(answer);
});
process.send?.('ready');
