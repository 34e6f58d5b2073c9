import type { Sight } from '../../../src/recording/judging/sight.ts';
import type { Instant } from '../../../src/recording/recording.ts';
import { createDeadLetters } from './dead-letters.ts';
import { createMemory } from './memory.ts';
import { createNewcomers } from './newcomers.ts';
import { createOutbox } from './outbox.ts';
import { createRecordings } from './recordings.ts';
import { createReports } from './reports.ts';
import { createSchedule } from './schedule.ts';
import { createMutes, createPauses } from './silences.ts';
import { createWatches } from './watches.ts';

/**
 * The ports of what is remembered, in memory: for one process, and without pace or rules. What is true of these and of
 * those on Redis is claimed once, in test/contract.
 */
export function createStores(time: () => Instant, sight: () => Sight) {
  const memory = createMemory(time);
  const { known, watching, handled, introduce } = memory;
  const { inHandOf, ...told } = createOutbox(memory);
  const looked = createSchedule(memory, sight);
  const { reported, ...heard } = createReports(looked.lessons);
  return {
    ...told,
    ...looked,
    ...heard,
    deadLetters: createDeadLetters(memory),
    recordings: createRecordings(memory, reported),
    watches: createWatches(memory),
    newcomers: createNewcomers(memory),
    mutes: createMutes(memory),
    pauses: createPauses(memory, inHandOf),
    known,
    watching,
    handled,
    introduce,
  };
}
