/** How often, and for how many milliseconds: one and many, and every unit that a duration has. */
export const TIMES: readonly (readonly [count: number, ms: number])[] = [
  [1, 75_000],
  [2, 240_000],
  [3, 4_320_000],
  [12, 7_200_000],
  [40, 273_600_000],
];

/** Numbers that grammar tells apart. */
export const FORMS: readonly number[] = [0, 1, 2, 1_000];
