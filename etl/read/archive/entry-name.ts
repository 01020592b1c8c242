import { isUtf8 } from 'node:buffer';

/** The name of an entry as its bytes have it: UTF-8 when they are, else GBK, as Windows in China writes it. */
export function decodeEntryName(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/**
 * The place of an entry inside the folder that the archive is unpacked to: absolute paths, drive letters, steps
 * upwards and control characters lose their meaning. Empty when nothing is left.
 */
export function safePath(name: string): string {
  return name
    .replaceAll('\\', '/')
    .split('/')
    .map((step) => step.replace(/^[a-z]:/i, '').replaceAll(/\p{Cc}/gu, '_'))
    .filter((step) => step !== '' && !/^\.+ *$/.test(step))
    .join('/');
}
