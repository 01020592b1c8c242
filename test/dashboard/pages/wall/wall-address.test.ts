import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlaylist, savePlaylist } from '#dashboard/src/pages/wall/saved-playlist.ts';
import {
  formatWallAddress,
  leastPaceS,
  mostPaceS,
  parsePace,
  parseWallAddress,
} from '#dashboard/src/pages/wall/wall-address.ts';

const parse = (search: string) => parseWallAddress(new URLSearchParams(search));
const name = fc.stringMatching(/^[0-9a-z][0-9a-z_-]{0,30}$/);
const playlists = fc.record({
  playlist: fc.array(name, { minLength: 1, maxLength: 30 }),
  paceS: fc.oneof(fc.constant(0), fc.integer({ min: leastPaceS, max: mostPaceS })),
});

describe('the address of the wall', () => {
  it('says scene, pace and playlist', () => {
    expect(parse('?scene=330681&pace=20&playlist=city,330681，maintenance-rate')).toEqual({
      scene: '330681',
      paceS: 20,
      playlist: ['city', '330681', 'maintenance-rate'],
    });
  });

  it('leaves open what is missing or malformed', () => {
    const open = { scene: undefined, paceS: undefined, playlist: undefined };
    expect(parse('')).toEqual(open);
    expect(parse('?scene=<b>&pace=1e3&playlist=,,')).toEqual(open);
  });

  it.each([
    ['0', 0],
    ['5', 5],
    ['3600', 3600],
    ['4', undefined],
    ['3601', undefined],
    ['-5', undefined],
    ['7.5', undefined],
    ['', undefined],
  ])('reads a pace of %j as %s', (text, paceS) => {
    expect(parsePace(text)).toBe(paceS);
  });

  it('reads back what the editor writes, and keeps what else it says', () => {
    fc.assert(
      fc.property(playlists, (list) => {
        const search = new URLSearchParams(formatWallAddress(new URLSearchParams('lang=en&scene=city'), list));
        expect(parseWallAddress(search)).toEqual({ ...list, scene: undefined });
        expect(search.get('lang')).toBe('en');
      }),
    );
  });
});

/** As much of a browser's storage as is asked of it. */
class KeptInMemory implements Storage {
  readonly items = new Map<string, string>();
  get length() {
    return this.items.size;
  }
  clear() {
    this.items.clear();
  }
  getItem(key: string) {
    return this.items.get(key) ?? null;
  }
  key(index: number) {
    return [...this.items.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
  setItem(key: string, value: string) {
    this.items.set(key, value);
  }
}

class Full extends KeptInMemory {
  override setItem() {
    throw new DOMException('full', 'QuotaExceededError');
  }
}

describe('the saved playlist', () => {
  it('is read back as it was saved, for its programme alone', () => {
    fc.assert(
      fc.property(playlists, (list) => {
        const storage = new KeptInMemory();
        expect(savePlaylist(storage, 'plan', list)).toBe(true);
        expect(readPlaylist(storage, 'plan')).toEqual(list);
        expect(readPlaylist(storage, 'other')).toBeUndefined();
      }),
    );
  });

  it('is none when something else stands in its place', () => {
    for (const text of ['{', '7', '{"playlist":[],"pace":"20"}', '{"playlist":"city","pace":"1"}']) {
      const storage = new KeptInMemory();
      storage.setItem('tongcun.wall.plan', text);
      expect(readPlaylist(storage, 'plan')).toBeUndefined();
    }
  });

  it('tells when the browser keeps nothing', () => {
    const list = { playlist: ['city'], paceS: 20 };
    expect(savePlaylist(new Full(), 'plan', list)).toBe(false);
    expect(savePlaylist(undefined, 'plan', list)).toBe(false);
    expect(readPlaylist(undefined, 'plan')).toBeUndefined();
  });
});
