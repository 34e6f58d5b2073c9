import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that mostly wait: for looks of a bot, for a browser, for servers that start. */
const WAITING = /[/\\]test[/\\](page|story)[/\\]/;

/** Files that take longest begin, so that none of them is left over at the end. */
const LONG = /[/\\](alerts|called|demo|journey|journey-afterwards|killed|proxy|redis-away|setup-far)\.test/;

/** Share of a run in which the files that wait begin. */
const FIRST = 0.8;

const share = (files: readonly TestSpecification[], of: number) =>
  files.map((file, nth) => ({ file, at: (of * nth) / files.length }));

/**
 * Order of the files of a run. A worker goes on with the next file of its own project only, so projects stay together. In
 * each, files that compute stand between those that wait, so that the cores have something to do all the time.
 */
export class InTurn extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...new Set(sorted.map(({ project }) => project))].flatMap((project) => {
      const own = sorted.filter((file) => file.project === project);
      const waiting = own.filter(({ moduleId }) => WAITING.test(moduleId));
      const computing = own.filter(({ moduleId }) => !WAITING.test(moduleId));
      const long = (file: TestSpecification) => Number(LONG.test(file.moduleId));
      const longest = waiting.toSorted((one, other) => long(other) - long(one));
      return [...share(longest, FIRST), ...share(computing, 1)]
        .toSorted((one, other) => one.at - other.at)
        .map(({ file }) => file);
    });
  }
}
