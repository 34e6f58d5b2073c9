import type { Homes, HomeTurn } from '../../src/ports/slack.ts';
import { at } from './subjects.ts';

/** While a Home is being opened nobody else publishes it. */
const OPENING_MS = 250;

/** Homes of one process: each has its turn as often as it is asked for, and is kept for ever. */
export function memoryHomes(openingMs = OPENING_MS): Homes {
  const homes = new Map<string, { turn: HomeTurn; readonly openedAt: number }>();
  let tickets = 0;
  return {
    async open({ team, user }, choice) {
      tickets += 1;
      const turn = { team, user, ticket: tickets, choice, until: at('14:25:00'), last: false };
      homes.set(`${team}:${user}`, { turn, openedAt: Date.now() });
      return turn;
    },
    take: async (most) =>
      [...homes.values()]
        .filter(({ openedAt }) => Date.now() - openedAt >= openingMs)
        .slice(0, most)
        .map(({ turn }) => turn),
    async shown({ team, user, ticket, last }, shown) {
      const id = `${team}:${user}`;
      const home = homes.get(id);
      if (home?.turn.ticket !== ticket) return;
      const { shown: _, ...rest } = home.turn;
      if (last) homes.delete(id);
      else home.turn = shown ? { ...rest, shown } : rest;
    },
  };
}
