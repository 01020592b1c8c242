import ExcelJS from 'exceljs';
import { vi } from 'vitest';

export interface SavedWorkbook {
  /** Title, facts, heads, rows, notes: each row as its cells. */
  readonly rows: readonly (readonly unknown[])[];
  readonly text: string;
}

/** Catches what the page hands to the reader as files; `next` waits for the one after the last. jsdom downloads nothing. */
export function catchWorkbooks(): { next: () => Promise<SavedWorkbook> } {
  const saved: Blob[] = [];
  vi.stubGlobal(
    'URL',
    class extends URL {
      static override createObjectURL(content: Blob): string {
        saved.push(content);
        return 'blob:here';
      }
      static override revokeObjectURL(): void {}
    },
  );
  // A link that is pressed would make jsdom complain that it cannot go anywhere.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  return {
    next: async () => {
      const content = await vi.waitUntil(() => saved.shift(), { timeout: 15_000 });
      return readWorkbook(await content.arrayBuffer());
    },
  };
}

async function readWorkbook(bytes: ArrayBuffer): Promise<SavedWorkbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes);
  const rows: unknown[][] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => rows.push(Array.isArray(row.values) ? row.values.slice(1) : []));
  }
  return { rows, text: rows.map((row) => row.join('|')).join('\n') };
}
