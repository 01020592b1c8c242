import type { Dataset, Explanation, Severity } from '#geodata/datasets/define-dataset.ts';

/** A kind of fault: its public code, how grave it is, and what, why and how to mend. */
export interface ProblemKind extends Explanation {
  readonly code: string;
  readonly severity: Severity;
  /** Errors in key or geometry: above 1 % of the rows they refuse the whole file. */
  readonly vital?: true;
  /** What could not be understood is left empty: the cell or the geometry. */
  readonly empties?: 'cell' | 'geometry';
}

/** Faults found while a row is read and its values are understood. Those of whole files stand at row 0. */
const kinds: readonly ProblemKind[] = [
  {
    code: 'column_count',
    severity: 'error',
    vital: true,
    zh: '列数与表头不符。请检查该行的分隔符和引号',
    en: 'the row has another number of cells than the header; check its delimiters and quotes',
  },
  {
    code: 'bad_number',
    severity: 'error',
    empties: 'cell',
    zh: '不是数字。请改为数字，单位写在表头',
    en: 'not a number; write digits only, the unit belongs into the header',
  },
  {
    code: 'out_of_range',
    severity: 'error',
    empties: 'cell',
    zh: '数值超出合理范围。请核对数值和单位',
    en: 'the number lies outside the plausible range; check the value and its unit',
  },
  {
    code: 'bad_chainage',
    severity: 'error',
    empties: 'cell',
    zh: '不是桩号。请写成 12.345 或 K12+345',
    en: 'not a chainage; write 12.345 or K12+345',
  },
  {
    code: 'bad_date',
    severity: 'error',
    empties: 'cell',
    zh: '不是日期；像 44104 这样的数是日期的序号，请把单元格设为日期格式。请写成 2020-09-30',
    en: 'not a date; a number like 44104 is the serial of one, give its cell a date format; write 2020-09-30',
  },
  {
    code: 'bad_month',
    severity: 'error',
    empties: 'cell',
    zh: '不是月份；2020.1 可能是一月，也可能是表格软件改写的 2020.10。请写成 2020-09',
    en: 'not a month, or one of two: 2020.1 is January or a 2020.10 that a spreadsheet shortened; write 2020-09',
  },
  {
    code: 'bad_time',
    severity: 'error',
    empties: 'cell',
    zh: '不是时刻。请写成 06:30',
    en: 'not a time of day; write 06:30',
  },
  {
    code: 'bad_boolean',
    severity: 'error',
    empties: 'cell',
    zh: '不是“是/否”。请写是或否',
    en: 'neither yes nor no; write 是 or 否',
  },
  {
    code: 'unknown_code',
    severity: 'error',
    empties: 'cell',
    zh: '不在代码表中。请改用代码表中的值，或在映射文件中对应',
    en: 'not in the code list; use a value of the list, or map it in the mapping file',
  },
  {
    code: 'text_too_long',
    severity: 'error',
    empties: 'cell',
    zh: '文字超过2000字。请缩短',
    en: 'the text is longer than 2,000 characters; shorten it',
  },
  {
    code: 'geometry_type',
    severity: 'error',
    vital: true,
    empties: 'geometry',
    zh: '几何类型不符。请使用该数据集要求的点、线或面',
    en: 'a geometry of the wrong type; use the points, lines or polygons that the dataset asks for',
  },
  {
    code: 'geometry_broken',
    severity: 'error',
    vital: true,
    empties: 'geometry',
    zh: '几何坐标残缺：坐标不是数字、线少于两点或面少于四点。请修复图形',
    en: 'broken geometry: a coordinate is no number, a line has less than two or a ring less than four points; mend it',
  },
  {
    code: 'coordinates_out_of_range',
    severity: 'error',
    vital: true,
    empties: 'geometry',
    zh: '坐标不是经纬度(经度±180、纬度±90)。请核对经纬度是否颠倒、坐标系是否正确，或用 --crs 指定',
    en: 'the coordinates are no degrees (±180, ±90); check whether longitude and latitude are swapped, check the CRS or give it with --crs',
  },
  {
    code: 'coordinates_incomplete',
    severity: 'error',
    vital: true,
    empties: 'geometry',
    zh: '经度和纬度只有一个。请补齐',
    en: 'only one of longitude and latitude is given; give both',
  },
  {
    code: 'geometry_empty',
    severity: 'warning',
    empties: 'geometry',
    zh: '几何为空，按无几何处理。请补充图形',
    en: 'the geometry is empty and counts as none; add it',
  },
  {
    code: 'geometry_repaired',
    severity: 'warning',
    zh: '线的一部分所有点重合，已略去。请核对图形',
    en: 'parts of the line were a single place and were left out; check it',
  },
  {
    code: 'unknown_column',
    severity: 'info',
    zh: '未识别的列，未读取。需要时请在映射文件中对应到字段',
    en: 'a column that belongs to no field was not read; map it to a field if it is needed',
  },
  {
    code: 'personal_column',
    severity: 'info',
    zh: '个人信息列(身份证、手机号、银行账号)不入库',
    en: 'columns of personal data (identity card, phone, bank account) are not stored',
  },
  {
    code: 'mapping_saved_used',
    severity: 'info',
    zh: '沿用以前为同样表头保存的映射。不需要时加 --mapping none',
    en: 'the mapping saved for this header was used again; give --mapping none to do without',
  },
  {
    code: 'encoding_assumed',
    severity: 'info',
    zh: '文件不是 UTF-8，按 GBK(GB18030)读取。请核对汉字是否正确',
    en: 'the file is not UTF-8; it was read as GBK (GB18030): check that the Chinese words are right',
  },
  {
    code: 'crs_transformed',
    severity: 'info',
    zh: '文件的坐标系没有 EPSG 代码，已按其参数转换为 WGS84。请核对位置',
    en: 'the CRS of the file has no EPSG code; the coordinates were transformed to WGS84 by its parameters: check the places',
  },
  {
    code: 'cell_error',
    severity: 'error',
    empties: 'cell',
    zh: '单元格是公式错误(#REF!、#VALUE! 等)，没有值。请改正公式或直接填写数值',
    en: 'the cell is an error of a formula (#REF!, #VALUE! …) and has no value; mend the formula or write the value',
  },
  {
    code: 'cell_not_available',
    severity: 'warning',
    zh: '单元格是 #N/A(查找公式没有找到)，按未填处理。请补填',
    en: 'the cell is #N/A (a look-up found nothing) and counts as empty; fill it in',
  },
  {
    code: 'formula_uncomputed',
    severity: 'error',
    empties: 'cell',
    zh: '公式没有保存计算结果。请用 Excel 或 WPS 打开并保存一次',
    en: 'the formula was saved without its result; open the file in Excel or WPS and save it once',
  },
  {
    code: 'digits_lost',
    severity: 'error',
    empties: 'cell',
    zh: '超过15位的编码存成了数字，末尾数字已丢失。请把该列设为文本后重新填写',
    en: 'a code of more than 15 digits was stored as a number and lost its last digits; make the column text and write it again',
  },
  {
    code: 'plan_quantity_empty',
    severity: 'warning',
    zh: '计划量未填，按没有计划处理。没有计划请写“—”，计划为零请写 0，漏填请补上',
    en: 'the planned quantity is empty and counts as not planned; write — where nothing is planned, 0 where zero is, or the forgotten number',
  },
  {
    code: 'merged_number',
    severity: 'warning',
    zh: '纵向合并的单元格里是数字，合并的每一行都按该数读取。若是合计请取消合并并分行填写',
    en: 'a number in a cell merged over several rows was read for each of them; if it is their sum, unmerge it and give each row its own',
  },
  {
    code: 'total_mismatch',
    severity: 'warning',
    zh: '小计、合计与各行之和不符。请核对各行和合计行',
    en: 'a printed total differs from the sum of its rows; check the rows and the total',
  },
  {
    code: 'totals_checked',
    severity: 'info',
    zh: '小计、合计行不作数据，已用来核对',
    en: 'rows of totals are no data; they were used to check the sums',
  },
  {
    code: 'not_data',
    severity: 'info',
    zh: '标题、说明或签字行，不作数据',
    en: 'a title, a note or a line of signatures is no data',
  },
  {
    code: 'column_unnamed',
    severity: 'warning',
    zh: '该列有内容但没有列名，未读取。请补列名',
    en: 'a column has values but no name and was not read; name it',
  },
  {
    code: 'header_differs',
    severity: 'warning',
    zh: '重复出现的表头用词不同，按位置对应。请核对',
    en: 'the header is repeated with other words; its columns were matched by their position: check them',
  },
  {
    code: 'personal_value',
    severity: 'warning',
    zh: '单元格含个人信息(身份证、手机号或银行卡号)，该部分已删去，不入库。请从文件中删除',
    en: 'the cell held personal data (identity card, mobile phone or bank card number), which was cut out and not stored; remove it from the file',
  },
  {
    code: 'crs_assumed',
    severity: 'info',
    zh: '文件未说明坐标系，按经纬度(WGS84/CGCS2000)读取',
    en: 'the file states no CRS; its coordinates were taken as degrees (WGS84, CGCS2000)',
  },
  {
    code: 'crs_recognised',
    severity: 'info',
    zh: '坐标系由数值、区域边界和已知位置推断。请核对',
    en: 'the CRS was found from the values, the outlines and known places; check it',
  },
  {
    code: 'crs_overridden',
    severity: 'warning',
    zh: '坐标系与文件声明的不符，已按实际位置相符的坐标系读取。请核对，必要时用 --crs 指定',
    en: 'the positions do not fit the CRS that the file states and were read in the one that fits; check it, or give --crs',
  },
  {
    code: 'crs_unsure',
    severity: 'warning',
    zh: '坐标系不能确定：没有足够的已知位置可以对照，WGS84、GCJ-02、BD-09 相差约500米以上。请用 --crs 指定',
    en: 'the CRS is not sure: too few known places to compare with, and WGS84, GCJ-02 and BD-09 differ by 500 m and more; give it with --crs',
  },
  {
    code: 'crs_contradicted',
    severity: 'warning',
    zh: '指定的坐标系与实际位置不符，仍按指定的读取。请核对 --crs',
    en: 'the positions do not fit the CRS that was given, which was kept; check --crs',
  },
  {
    code: 'crs_mixed',
    severity: 'error',
    vital: true,
    zh: '该行的坐标系似与文件其余部分不同(后列坐标系，及改按它读取前后到已知位置的距离)。请统一坐标系，或分成两个文件分别加载',
    en: 'the row seems to be in another CRS than the rest of the file (named, with the distance to known places before and after); bring all rows into one CRS, or load them as two files',
  },
  {
    code: 'root_added',
    severity: 'info',
    zh: '文件没有最上级区域，已按行动计划补上，边界为所辖区县之和',
    en: 'the root region is not in the file; it was added from the programme, its outline is that of its districts',
  },
];

export const problemKinds: ReadonlyMap<string, ProblemKind> = new Map(kinds.map((kind) => [kind.code, kind]));

/** After these the field is empty because it could not be read: to call it missing as well would mislead. */
export const unreadableCodes: readonly string[] = kinds
  .filter(({ empties }) => empties !== undefined)
  .map(({ code }) => code);

/**
 * An unreadable cell of an optional field loses the cell and not the row: a segment with a misspelt width still counts
 * its kilometres. Where the field is required the row cannot stand without it.
 */
export function severityOf(kind: ProblemKind, field: string | null, dataset: Dataset): Severity {
  if (kind.severity !== 'error' || kind.empties !== 'cell' || field === null) return kind.severity;
  const isOptional = Object.hasOwn(dataset.fields, field) && !dataset.fields[field]?.required;
  return isOptional && !dataset.key.includes(field) ? 'warning' : 'error';
}
