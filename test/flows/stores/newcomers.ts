import type { Newcomer, Newcomers } from '../../../src/ports/knowing.ts';
import type { Instant } from '../../../src/recording/recording.ts';
import { type Memory, of } from './memory.ts';

const KEPT_MS = 10_000;

export function createNewcomers({ time }: Pick<Memory, 'time'>): Newcomers {
  const teams = new Map<string, Map<string, { readonly newcomer: Newcomer; readonly at: Instant }>>();
  const keyOf = ({ sid, owner, channel }: Newcomer): string => `${sid} ${owner} ${channel}`;
  const notedIn = (team: string) => of(teams, team, () => new Map());
  return {
    async note(team, newcomer) {
      const noted = notedIn(team);
      for (const [key, { at }] of noted) if (time() - at > KEPT_MS) noted.delete(key);
      const before = [...noted.values()].map((one) => one.newcomer);
      if (!noted.has(keyOf(newcomer))) noted.set(keyOf(newcomer), { newcomer, at: time() });
      return before;
    },
    drop: async (team, newcomer) => void notedIn(team).delete(keyOf(newcomer)),
  };
}
