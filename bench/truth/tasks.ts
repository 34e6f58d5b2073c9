import { ordinaryDay } from './days.ts';
import { searchIn } from './exhaustive.ts';
import { lives } from './lives.ts';
import { losses, phasesChangedByNotices } from './losses.ts';
import { ordinaryEnds } from './ordinary.ts';

/** Parts of the bench that can be done on any thread, because numbers say all about them. */
export const TASKS = { lives, ordinaryEnds, ordinaryDay, losses, phasesChangedByNotices, searchIn };

export type Tasks = typeof TASKS;
