import type { Reports } from '../../../src/ports/knowing.ts';
import type { Lesson } from '../../../src/recording/ending/reporting.ts';
import type { Stretch } from '../../../src/recording/known.ts';

export function createReports(lessons: readonly Lesson[]) {
  const deaf: Stretch[] = [];
  let promised = false;
  let kept = false;
  const reports: Reports = {
    async of() {
      const of = (which: Lesson) => lessons.slice(-50).filter((one) => one === which).length;
      const [reported, explained, unexplained] = [of('reported'), of('explained'), of('unexplained')];
      const ends = { of: reported + explained + unexplained, reported, explained, unexplained };
      return { promised, kept, ends, deaf };
    },
  };
  return {
    reports,
    reported: () => {
      kept = true;
    },
    /** Backends of the app promise to report every end. */
    promise: () => {
      promised = true;
    },
    /** Times in which no report could be taken. */
    deaf,
  };
}
