/**
 * SQL: a grade in A's as a digit and an A. 5A, ５Ａ级, 五A, AAAAA and 国家5A级旅游景区 are one grade; NULL where the text
 * holds none.
 */
export function aGrade(text: string): string {
  const plain = `upper(translate(${text}, '１２３４５一二三四五ａＡ', '1234512345AA'))`;
  return `coalesce(substring(${plain} FROM '[1-5]A'),
                   CAST(length(substring(btrim(${plain}) FROM '^A{1,5}')) AS text) || 'A')`;
}
