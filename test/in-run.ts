import { sep } from 'node:path';
import type { TestProject } from 'vitest/node';

/** Whether files are in the run whose paths in `test` begin with one of these. */
export const inRun = ({ vitest }: TestProject, ...beginnings: readonly string[]): boolean =>
  vitest.state
    .getPaths()
    .map((path) => path.split(sep).join('/'))
    .some((path) => beginnings.some((beginning) => path.includes(`/test/${beginning}`)));
