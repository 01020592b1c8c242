import { open } from 'node:fs/promises';

/** What the first bytes say, whatever the name says: old systems write HTML, XML and CSV under .xls. */
export type Content = 'zip' | 'ole' | 'biff' | 'markup' | 'text';

const startBytes = 4_096;
const markup = /<(!doctype\s+html|html|head|meta|body|table|style|workbook|\w+:workbook)[\s>]/i;

export async function sniffContent(path: string): Promise<Content> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(startBytes), 0, startBytes, 0);
    return contentOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

export function contentOf(bytes: Buffer): Content {
  const start = bytes.subarray(0, startBytes);
  if (['504b0304', '504b0506'].includes(start.subarray(0, 4).toString('hex'))) return 'zip';
  if (start.subarray(0, 4).toString('hex') === 'd0cf11e0') return 'ole';
  if (start[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(start[1] ?? -1)) return 'biff';
  // In UTF-16 every second byte of such words is zero.
  const text = start.toString('latin1').replaceAll('\0', '');
  return /^[^\w,;|\t]{0,8}</.test(text) && markup.test(text) ? 'markup' : 'text';
}
