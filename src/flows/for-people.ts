import { fileBase } from '../recording/file-url.ts';
import { doctor } from './asking/doctor.ts';
import { homeSight, survey } from './asking/home.ts';
import { toldHere } from './asking/inspect.ts';
import { list, watchedHere } from './asking/list.ts';
import { resolve } from './asking/resolve.ts';
import { status } from './asking/status.ts';
import { actsIn } from './asking/visible.ts';
import { type Given, given, type NeedsOf } from './given.ts';
import { changeRule, removeRule, rulesOf } from './rules/change-rule.ts';
import { watchMatching } from './rules/matching.ts';
import { setRule } from './rules/set-rule.ts';
import { share, tellAgain, touchCard } from './telling/on-request.ts';
import { resume } from './telling/resume.ts';
import { admitted, leave, letIn, revoked, shutOut } from './telling/shut-out.ts';
import { forgetNeverFound } from './watching/forget.ts';
import { choose, read, take, watch } from './watching/intake.ts';
import { mute, unmute } from './watching/pressing/mute.ts';
import { speakAgain } from './watching/pressing/speak.ts';
import { takeOn } from './watching/pressing/take-on.ts';
import { vouch, withdrawVouch } from './watching/pressing/vouch.ts';
import { unwatch } from './watching/unwatch.ts';

const FLOWS = {
  find: resolve,
  fileBase,
  status,
  toldHere,
  watchedHere,
  list,
  survey,
  homeSight,
  actsIn,
  doctor,
  read,
  watch,
  take,
  choose,
  unwatch,
  forgetNeverFound,
  touchCard,
  share,
  mute,
  unmute,
  takeOn,
  speakAgain,
  vouch,
  withdrawVouch,
  resume,
  tellAgain,
  letIn,
  shutOut,
  revoked,
  admitted,
  leave,
  setRule,
  removeRule,
  changeRule,
  rulesOf,
  watchMatching,
};

/** Everything that people can request from Slack. Each rejects when Redis is away. */
export interface ForPeople extends Given<typeof FLOWS> {}

export const forPeople = (needs: NeedsOf<typeof FLOWS>): ForPeople => given(FLOWS, needs);
