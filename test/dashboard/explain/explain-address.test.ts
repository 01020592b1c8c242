import { describe, expect, it } from 'vitest';
import { type Explained, explainKey, explainPart, parseExplainKey } from '#dashboard/src/explain/explain-address.ts';

describe('what is opened', () => {
  it.each<[string, Explained]>([
    ['value.maintenance-rate.330600', { of: 'value', indicator: 'maintenance-rate', region: '330600' }],
    ['total.bus_bay.330600', { of: 'total', item: 'bus_bay', region: '330600' }],
    ['item.bus_bay.330603.done', { of: 'item', item: 'bus_bay', region: '330603', records: 'done' }],
    ['item.bus_bay.330603.report.12', { of: 'item', item: 'bus_bay', region: '330603', records: 'report', month: 12 }],
  ])('is said by %s', (key, explained) => {
    expect(explainKey(explained)).toBe(key);
    expect(parseExplainKey(key)).toEqual(explained);
  });

  it.each([
    '',
    'value',
    'value.Maintenance.330600',
    'value.a.330600.extra',
    'total.bus_bay',
    'total.bus_bay.330600.done',
    'item.bus_bay.330603',
    'item.bus_bay.330603.paid',
    'item.bus_bay.330603.done.13',
    'item.bus_bay.330603.done.0',
    'item.bus_bay."><script>.done',
  ])('is nothing by %j', (key) => {
    expect(parseExplainKey(key)).toBeUndefined();
  });

  it('goes with the date it was compared with, and leaves what others say', () => {
    const search = new URLSearchParams('tab=plan&explain=value.a.330600&since=2020-08');
    const part = explainPart.parse(search);
    expect(part.since).toBe('2020-08');
    expect(String(explainPart.put(search, { ...part, explain: undefined }))).toBe('tab=plan');
    expect(explainPart.parse(new URLSearchParams('since=August')).since).toBeUndefined();
  });
});
