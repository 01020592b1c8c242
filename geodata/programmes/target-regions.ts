/** Codes of the regions a target is for, as a file or a row has them: separated by ; or blanks. */
export function targetRegions(text: string | null): string[] {
  return (text ?? '').split(/[;；\s]+/).filter((code) => code !== '');
}
