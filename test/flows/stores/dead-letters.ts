import type { DeadLetter, DeadLetters } from '../../../src/ports/telling.ts';
import type { Delivery } from '../../../src/recording/telling/delivery.ts';
import { keyOf, type Memory } from './memory.ts';

export function createDeadLetters({ time, paused, put }: Memory): DeadLetters {
  const dead = new Map<string, DeadLetter & { readonly delivery: Delivery }>();
  return {
    async keep(place, delivery, reason) {
      const id = delivery.id.slice(-10);
      dead.set(id, { id, place, reason, at: time(), delivery });
      return id;
    },
    of: async (team) => [...dead.values()].filter(({ place }) => place.team === team),
    async again(id) {
      const letter = dead.get(id);
      if (!letter) return 'unknown';
      if (paused.has(keyOf(letter.place))) return 'paused';
      dead.delete(id);
      put(letter.place, { ...letter.delivery, again: true });
      return 'queued';
    },
  };
}
