/** Places in the list of cell styles below, in its order. */
export const styleOf = { plain: 0, title: 1, fact: 2, mark: 3, head: 4, text: 5, name: 6, number: 7 } as const;

/** The most decimals of a quantity; the cell keeps the whole number. */
export const mostDecimals = 3;

/** `number` with 0 to 4 decimals. */
export function numberStyle(decimals: number): number {
  return styleOf.number + decimals;
}

const xf = (font: number, border: number, fill: number, format: number, align: string) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyFont="1" ` +
  `applyBorder="1" applyFill="1" applyNumberFormat="1" applyAlignment="1"><alignment ${align}/></xf>`;

const face = '<name val="宋体"/><charset val="134"/>';
const decimalFormats = ['#,##0', '#,##0.0', '#,##0.00', '#,##0.000', '#,##0.0000'];

/** Fonts, borders and number formats: black on white, as a paper is printed. */
export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="${decimalFormats.length}">${decimalFormats
  .map((format, at) => `<numFmt numFmtId="${170 + at}" formatCode="${format}"/>`)
  .join('')}</numFmts>
<fonts count="4"><font><sz val="11"/>${face}</font><font><b/><sz val="16"/>${face}</font>
<font><b/><sz val="11"/>${face}</font><font><b/><sz val="11"/><color rgb="FFC00000"/>${face}</font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFF0F0F0"/></patternFill></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/></border><border>${['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FF808080"/></${side}>`)
  .join('')}</border></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="${styleOf.number + decimalFormats.length}">
${xf(0, 0, 0, 0, 'vertical="center"')}
${xf(1, 0, 0, 0, 'horizontal="center" vertical="center" wrapText="1"')}
${xf(0, 0, 0, 0, 'vertical="center" wrapText="1"')}
${xf(3, 0, 0, 0, 'vertical="center" wrapText="1"')}
${xf(2, 1, 2, 0, 'horizontal="center" vertical="center" wrapText="1"')}
${xf(0, 1, 0, 49, 'horizontal="left" vertical="center" wrapText="1" indent="1"')}
${xf(0, 1, 0, 1, 'horizontal="center" vertical="center"')}
${decimalFormats.map((_, at) => xf(0, 1, 0, 170 + at, 'horizontal="right" vertical="center"')).join('\n')}
</cellXfs></styleSheet>`;
