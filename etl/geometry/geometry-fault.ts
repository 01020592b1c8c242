/** A geometry that cannot be used; `code` is that of the problem kind. */
export class GeometryFault extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
