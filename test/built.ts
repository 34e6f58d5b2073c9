import type { TestProject } from 'vitest/node';
import { buildWhatIsStale } from '../sandbox/demo/build.ts';
import { inRun } from './in-run.ts';

/** The bot and the page as they are built for people, once for all files that start them. */
export default async function setup(project: TestProject): Promise<void> {
  if (inRun(project, 'page/', 'story/')) await buildWhatIsStale(() => undefined);
}
