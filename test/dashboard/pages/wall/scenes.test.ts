import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, removed } from '#dashboard/src/pages/wall/edited-playlist.ts';
import { type Stock, sceneOf, scenesOf, startOf, usualPlaylist } from '#dashboard/src/pages/wall/scenes.ts';
import { afterMove, type Move } from '#dashboard/src/pages/wall/use-turning.ts';

const stock: Stock = {
  root: '330600',
  districts: [{ code: '330603' }, { code: '330681' }],
  indicators: [{ id: 'maintenance-rate' }, { id: 'village-bus-coverage' }],
  items: [{ item: 'pavement_repair' }],
};
const namesOf = (playlist: readonly string[]) => scenesOf(playlist, stock).scenes.map((scene) => scene.id);

describe('a scene', () => {
  it('is the city, a district, an indicator or an item of the plan', () => {
    const city = { id: 'city', region: '330600', indicator: 'maintenance-rate', item: undefined };
    expect(sceneOf('city', stock)).toEqual(city);
    expect(sceneOf('330600', stock)).toEqual(city);
    expect(sceneOf('330681', stock)).toEqual({ ...city, id: '330681', region: '330681' });
    expect(sceneOf('village-bus-coverage', stock)).toEqual({
      ...city,
      id: 'village-bus-coverage',
      indicator: 'village-bus-coverage',
    });
    expect(sceneOf('pavement_repair', stock)).toEqual({ ...city, id: 'pavement_repair', item: 'pavement_repair' });
    expect(sceneOf('330602', stock)).toBeUndefined();
  });
});

describe('a playlist', () => {
  it('is city, each district, then the themes unless another is asked for', () => {
    const usual = usualPlaylist(stock, ['village-bus-coverage']);
    expect(usual).toEqual(['city', '330603', '330681', 'village-bus-coverage']);
    expect(namesOf(usual)).toEqual(usual);
  });

  it('keeps its order and its repetitions, and tells what it does not know', () => {
    const { scenes, unknown } = scenesOf(['330681', 'nowhere', 'city', '330681'], stock);
    expect(scenes.map((scene) => scene.id)).toEqual(['330681', 'city', '330681']);
    expect(unknown).toEqual(['nowhere']);
  });

  it('shows the city rather than nothing', () => {
    expect(namesOf(['nowhere'])).toEqual(['city']);
    expect(namesOf([])).toEqual(['city']);
  });

  it('begins at the asked scene, or at its first', () => {
    const { scenes } = scenesOf(['city', '330603', '330681'], stock);
    expect(startOf(scenes, '330681')).toBe(2);
    expect(startOf(scenes, 'nowhere')).toBe(0);
    expect(startOf(scenes, undefined)).toBe(0);
  });
});

describe('turning', () => {
  const by = (direction: 1 | -1, count: number): Move => ({ kind: 'by', by: direction, count });

  it('comes to every scene in order and begins again', () => {
    let state = { at: 0, stands: false, moves: 0 };
    const seen = Array.from({ length: 7 }, () => {
      state = afterMove(state, by(1, 3));
      return state.at;
    });
    expect(seen).toEqual([1, 2, 0, 1, 2, 0, 1]);
  });

  it('never leaves the playlist, and a step back undoes a step', () => {
    const place = fc.integer({ min: 1, max: 50 }).chain((count) => fc.tuple(fc.constant(count), fc.nat(count - 1)));
    fc.assert(
      fc.property(place, fc.constantFrom(1 as const, -1 as const), ([count, at], direction) => {
        const there = afterMove({ at, stands: false, moves: 0 }, by(direction, count));
        expect(there.at).toBeGreaterThanOrEqual(0);
        expect(there.at).toBeLessThan(count);
        expect(afterMove(there, by(direction === 1 ? -1 : 1, count)).at).toBe(at);
      }),
    );
  });

  it('does not follow the time of a scene that was left by hand', () => {
    const left = afterMove({ at: 0, stands: false, moves: 4 }, by(1, 3));
    expect(afterMove(left, { kind: 'by', by: 1, count: 3, after: 4 })).toBe(left);
    expect(afterMove(left, { kind: 'by', by: 1, count: 3, after: 5 }).at).toBe(2);
  });

  it('stands and goes on', () => {
    const stands = afterMove({ at: 1, stands: false, moves: 0 }, { kind: 'toggle' });
    expect(stands).toMatchObject({ at: 1, stands: true });
    expect(afterMove(stands, { kind: 'toggle' }).stands).toBe(false);
    expect(afterMove(stands, { kind: 'to', at: 2 })).toMatchObject({ at: 2, stands: true });
  });
});

describe('editing a playlist', () => {
  const list = ['a', 'b', 'c'];

  it('moves a scene up or down and stops at the ends', () => {
    expect(moved(list, 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(list, 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(list, 0, -1)).toEqual(list);
    expect(moved(list, 2, 1)).toEqual(list);
  });

  it('takes out the one that is meant, not its like', () => {
    expect(removed(['a', 'b', 'a'], 2)).toEqual(['a', 'b']);
  });
});
