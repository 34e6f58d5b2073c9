import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Order of the files of a run. Pages compute and stories wait, so they are taken in turn and fill the cores together; as
 * they take longest, they begin.
 */
export class InTurn extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const of = (name: string) => sorted.filter(({ project }) => project.name === name);
    const [pages, stories] = [of('page'), of('story')];
    const longest = Math.max(pages.length, stories.length);
    const inTurn = Array.from({ length: longest }, (_, n) => [pages[n], stories[n]]).flat();
    const first = new Set(inTurn.filter((one) => one !== undefined));
    return [...first, ...sorted.filter((one) => !first.has(one))];
  }
}
