import { answers } from './scenes/answers.ts';
import { lives } from './scenes/lives.ts';
import { mistakes } from './scenes/mistakes.ts';
import { phases } from './scenes/phases.ts';
import { rules } from './scenes/rules.ts';
import type { Scene } from './stage.ts';

/** Each plays in a world of its own. */
export const SCENES: readonly Scene[] = [phases, lives, answers, mistakes, rules];
