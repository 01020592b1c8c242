import { type Fact, fact } from '../../indicators/fact-builder.ts';
import { type Loads, loadsOf } from './small-programmes.ts';

/** A month's report of dwellings; `reportedOn` null is one that does not say when it was handed in. */
function report(
  programme: string,
  district: string,
  [month, quantity, reportedOn]: [string, number, string | null],
): Fact {
  return {
    key: `${programme}|dwelling|${district}|${month}`,
    programme_id: programme,
    item: 'dwelling',
    region_code: district,
    month: `${month}-01`,
    quantity,
    reported_on: reportedOn,
  };
}

export function shandong(): Loads {
  const root = '370000';
  const load = loadsOf(root);
  const id = 'shandong-dilapidated-housing';
  const work = (code: string, district: string, quantity: number, more: object) =>
    fact.work(code, 'dwelling', district, quantity, { programme_id: id, ...more });
  return [
    load('region', '2016-03-31', [
      fact.region(root, 'city', null),
      fact.region('370100', 'district', root),
      fact.region('370200', 'district', root),
    ]),
    load('work', '2016-03-31', [
      work('W1', '370100', 10, { finished_on: '2016-01-31' }),
      work('W2', '370100', 2, { finished_on: '2016-02-01' }),
      work('W3', '370100', 3, { finished_on: '2016-02-29', status: 'accepted' }),
      work('W4', '370200', 6, { finished_on: '2016-01-15' }),
      work('W5', '370200', 4, { finished_on: '2016-03-15', status: 'building' }),
    ]),
    load('report', '2016-03-31', [
      report(id, '370100', ['2016-01', 10, '2016-01-31']),
      report(id, '370100', ['2016-02', 5, '2016-02-29']),
      report(id, '370200', ['2016-01', 7, '2016-02-01']),
      report(id, '370200', ['2016-02', 0, null]),
      report(id, '370200', ['2016-03', 4, '2016-03-31']),
    ]),
  ];
}

export function ningde(): Loads {
  const root = '350900';
  const load = loadsOf(root);
  const id = 'ningde-dilapidated-housing';
  return [
    load('region', '2016-03-31', [fact.region(root, 'city', null), fact.region('350902', 'district', root)]),
    load('report', '2016-03-31', [
      report(id, '350902', ['2016-01', 10, '2016-02-05']),
      report(id, '350902', ['2016-02', 5, '2016-03-06']),
      report(id, '350902', ['2016-03', 5, '2016-03-31']),
    ]),
  ];
}
