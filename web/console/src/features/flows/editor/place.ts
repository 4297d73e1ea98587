import type { Position } from '@zongji/flow-model';

/** A card's place and size on the canvas. */
export interface Box extends Position {
  readonly width: number;
  readonly height: number;
}

/** Size of a new card before it is measured, in canvas pixels. */
export const CARD_PX = { width: 232, height: 112 } as const;

/** How far below its predecessor a new card is put, in canvas pixels. */
export const BELOW_PX = 72;

/** Cards stand on a grid of so many canvas pixels, across and down. */
export const SNAP_PX: [number, number] = [8, 8];

/** Where a new card has to be for its head to lie under `at`. */
export function centred(at: Position): Position {
  const [gridX, gridY] = SNAP_PX;
  return {
    x: Math.round((at.x - CARD_PX.width / 2) / gridX) * gridX,
    y: Math.round((at.y - 24) / gridY) * gridY,
  };
}

const ASIDE_PX = 32;
const TRIES_MAX = 100;

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** The place itself, or the nearest beside it where a new card covers no other. */
export function freePlace(wanted: Position, boxes: readonly Box[]): Position {
  const right = beside(wanted, boxes, (box) => box.x + box.width + ASIDE_PX);
  const left = beside(wanted, boxes, (box) => box.x - CARD_PX.width - ASIDE_PX);
  return wanted.x - left.x < right.x - wanted.x ? left : right;
}

/** Steps to one side until nothing is in the way. */
function beside(wanted: Position, boxes: readonly Box[], pastIt: (box: Box) => number): Position {
  let place = wanted;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const here: Box = { ...place, ...CARD_PX };
    const inTheWay = boxes.find((box) => overlap(here, box));
    if (inTheWay === undefined) return place;
    place = { x: pastIt(inTheWay), y: place.y };
  }
  return place;
}
