/** A drawn page: one SVG in millimetres that becomes PDF, PNG and SVG, so the three cannot differ. */
export interface Sheet {
  readonly widthMm: number;
  readonly heightMm: number;
  /** Title of the document, for the PDF's properties and for screen readers. */
  readonly title: string;
  readonly subject: string;
  readonly lang: 'zh' | 'en';
  /** Markup inside the root element, in millimetres from the upper left corner. */
  readonly body: string;
}

export const a3Landscape = { widthMm: 420, heightMm: 297 } as const;

export type SheetFormat = 'pdf' | 'png' | 'svg';
