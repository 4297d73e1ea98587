import { describe, expect, it } from 'vitest';
import { CARD_PX, freePlace } from '@/features/flows/editor/place';

describe('freePlace', () => {
  it('is the wanted place where nothing stands', () => {
    expect(freePlace({ x: 8, y: 8 }, [{ x: 500, y: 8, ...CARD_PX }])).toEqual({ x: 8, y: 8 });
  });

  it('is on the nearer side of what is in the way', () => {
    const there = { x: 0, y: 0, ...CARD_PX };
    expect(freePlace({ x: 40, y: 0 }, [there]).x).toBeGreaterThanOrEqual(CARD_PX.width);
    expect(freePlace({ x: -40, y: 0 }, [there]).x).toBeLessThanOrEqual(-CARD_PX.width);
  });

  it('is past everything that is in the way', () => {
    const row = [0, 1, 2, 3].map((at) => ({ x: at * (CARD_PX.width + 8), y: 20, ...CARD_PX }));
    const place = freePlace({ x: CARD_PX.width * 3, y: 10 }, row);
    expect(place.x).toBeGreaterThanOrEqual(4 * CARD_PX.width + 24);
    expect(place.y).toBe(10);
  });
});
