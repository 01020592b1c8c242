import iconv from 'iconv-lite';

/** Cells of a sheet by rows; texts are written in GBK. */
type Cells = readonly (readonly (string | number)[])[];

const codePage = 936;

function record(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

const words = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 2);
  for (const [index, number] of numbers.entries()) bytes.writeUInt16LE(number, index * 2);
  return bytes;
};

/** A workbook of Excel 2: a bare stream of records. */
export function writeBiff2(cells: Cells): Buffer {
  const written = cells.flatMap((row, rowIndex) =>
    row.map((cell, column) => {
      const place = Buffer.concat([words(rowIndex, column), Buffer.alloc(3)]);
      if (typeof cell === 'number') {
        const number = Buffer.alloc(8);
        number.writeDoubleLE(cell);
        return record(0x03, Buffer.concat([place, number]));
      }
      const text = iconv.encode(cell, 'gbk');
      return record(0x04, Buffer.concat([place, Buffer.from([text.length]), text]));
    }),
  );
  return Buffer.concat([
    record(0x09, words(2, 0x10)),
    record(0x42, words(codePage)),
    ...written,
    record(0x0a, Buffer.alloc(0)),
  ]);
}

/** The stream `Book` of a workbook of Excel 5 and 95, to be put into an OLE file; `format` is the number of all cells. */
export function writeBiff5Stream(sheet: string, cells: Cells, format = 0): Buffer {
  const name = iconv.encode(sheet, 'gbk');
  const style = record(0xe0, words(0, format, 1, 0, 0, 0, 0, 0));
  const begin = [record(0x809, words(0x0500, 0x0005, 0, 0)), record(0x42, words(codePage)), style];
  const sheetHead = (offset: number): Buffer => {
    const place = Buffer.alloc(6);
    place.writeUInt32LE(offset);
    return record(0x85, Buffer.concat([place, Buffer.from([name.length]), name]));
  };
  const end = record(0x0a, Buffer.alloc(0));
  const offset = Buffer.concat([...begin, sheetHead(0), end]).length;
  const written = cells.flatMap((row, rowIndex) =>
    row.map((cell, column) => {
      const place = words(rowIndex, column, 0);
      if (typeof cell === 'number') {
        const number = Buffer.alloc(8);
        number.writeDoubleLE(cell);
        return record(0x203, Buffer.concat([place, number]));
      }
      const text = iconv.encode(cell, 'gbk');
      return record(0x204, Buffer.concat([place, words(text.length), text]));
    }),
  );
  return Buffer.concat([...begin, sheetHead(offset), end, record(0x809, words(0x0500, 0x0010, 0, 0)), ...written, end]);
}
