import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects whose files take longest: they begin, so that no long file is left over at the end. */
const FIRST = ['page', 'story'];

const rank = ({ project }: TestSpecification): number =>
  (FIRST.indexOf(project.name) + FIRST.length + 1) % (FIRST.length + 1);

/** Order of the files of a run. A worker goes on with the next file of its own project only, so projects stay together. */
export class InTurn extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
