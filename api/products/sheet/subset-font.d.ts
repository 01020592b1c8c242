/** The part of subset-font 2.9 that is used here; the package carries no types. */
declare module 'subset-font' {
  interface Options {
    readonly targetFormat: 'sfnt';
    /** Entries of the name table to keep beside the usual ones. */
    readonly preserveNameIds?: readonly number[];
  }
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>;
}
