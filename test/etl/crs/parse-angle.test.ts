import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAngle } from '#etl/crs/parse-angle.ts';

describe('an angle in a cell', () => {
  it.each([
    ['120.586750', '120.586750'],
    ['-33.5', '-33.5'],
    ['１２０.５', '120.5'],
    ['120°35′12.3″', '120.58675'],
    ['120° 35′ 12.3″', '120.58675'],
    ['120 35 12.3', '120.58675'],
    ['120-35-12.3', '120.58675'],
    ['120:35:12.3E', '120.58675'],
    ['30:35:12.3N', '30.58675'],
    ['120度35分12秒', '120.5866666667'],
    ['东经120度35分12.3秒', '120.58675'],
    ['北纬：30°15′', '30.25'],
    ['E120°35′12.3″', '120.58675'],
    ['１２０°３５′１２″', '120.5866666667'],
    ['120º35\'12"', '120.5866666667'],
    ["120°35'12''", '120.5866666667'],
    ['120°35.205′', '120.58675'],
    ['120.5°', '120.5'],
    ['120度', '120'],
    ['120.5E', '120.5'],
    ['S30:15:00', '-30.25'],
    ['西经 120.5', '-120.5'],
    ['-120°30′', '-120.5'],
    ['12035.205', '120.58675'],
    ['3035.205', '30.58675'],
    ['1203512.3', '120.58675'],
    ['303512.3', '30.58675'],
  ])('%s is %s', (text, degrees) => expect(parseAngle(text)).toBe(degrees));

  it.each([
    '120°60′00″',
    '120°35′60″',
    '120.5°35′',
    '120°35.5′12″',
    '120°35″',
    '-120°30′E',
    '120；35',
    '120 35 12 3',
    '1200°35′',
    '东',
    'N',
    '',
    '。',
  ])('“%s” is none', (text) => expect(parseAngle(text)).toBeUndefined());

  it.each(['12035', '3321456.7', '40512345.6', '500123', '1209912', '999999.9', '18100.5'])(
    '%s is left as it is when it can be no packed angle',
    (text) => {
      const angle = Number(parseAngle(text));
      expect(angle === Number(text) || angle <= 180).toBe(true);
    },
  );

  it('comes back from every way of writing it within 0.01 seconds', () => {
    const written = fc.record({
      degrees: fc.integer({ min: 3, max: 179 }),
      minutes: fc.integer({ min: 0, max: 59 }),
      hundredths: fc.integer({ min: 0, max: 5999 }),
    });
    fc.assert(
      fc.property(written, ({ degrees, minutes, hundredths }) => {
        const seconds = hundredths / 100;
        const angle = degrees + minutes / 60 + seconds / 3600;
        const two = (number: number): string => `${number < 10 ? '0' : ''}${number}`;
        const ways = [
          `${degrees}°${minutes}′${seconds}″`,
          `${degrees}度${two(minutes)}分${two(seconds)}秒`,
          `${degrees} ${minutes} ${seconds}`,
          `${degrees}:${two(minutes)}:${two(seconds)}E`,
          `${degrees}${two(minutes)}${seconds < 10 ? '0' : ''}${seconds.toFixed(2)}`,
          `${degrees}°${(minutes + seconds / 60).toFixed(6)}′`,
        ];
        for (const way of ways) expect(Math.abs(Number(parseAngle(way)) - angle)).toBeLessThan(0.01 / 3600);
      }),
    );
  });

  it('never throws and never answers what is no number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const answer = parseAngle(text);
        expect(answer === undefined || Number.isFinite(Number(answer))).toBe(true);
      }),
    );
  });
});
