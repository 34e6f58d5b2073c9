import { answers, mistakes, paging } from './scenes/answers.ts';
import { callbacks } from './scenes/callbacks.ts';
import { details } from './scenes/details.ts';
import { endings } from './scenes/endings.ts';
import { home } from './scenes/home.ts';
import { intake } from './scenes/intake.ts';
import { lives } from './scenes/lives.ts';
import { phases } from './scenes/phases.ts';
import { rules } from './scenes/rules.ts';
import { mute, silences } from './scenes/silences.ts';
import { blind, onIt } from './scenes/troubles.ts';
import { verdicts } from './scenes/verdicts.ts';
import type { Scene } from './stage.ts';

/** All scenes. Each is played in a world of its own. */
export const SCENES: readonly Scene[] = [
  phases,
  lives,
  mute,
  intake,
  details,
  endings,
  rules,
  silences,
  home,
  answers,
  paging,
  mistakes,
  onIt,
  blind,
  verdicts,
  callbacks,
];
