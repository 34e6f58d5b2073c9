/** Draws that are the same in every run: a life that shows a fault can be looked at again by its number. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` up to, not including, `high`. */
  between(low: number, high: number): number;
  /** Number between the two, of which each order of magnitude is equally likely: many short, few long. */
  skewed(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...(readonly T[])]): T;
}

/** Mulberry32: 32 bits of state are plenty for a few thousand draws a life. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => Math.floor(low + next() * (high - low)),
    skewed: (low, high) => Math.floor(low * (high / low) ** next()),
    chance: (probability) => next() < probability,
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
}
