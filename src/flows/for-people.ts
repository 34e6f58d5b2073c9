import { doctor } from './asking/doctor.ts';
import { fileBase } from './asking/file-base.ts';
import { survey } from './asking/home.ts';
import { list, watchedHere } from './asking/list.ts';
import { resolve } from './asking/resolve.ts';
import { status } from './asking/status.ts';
import { type Given, given, type NeedsOf } from './given.ts';
import { changeRule, removeRule, rulesOf } from './rules/change-rule.ts';
import { watchMatching } from './rules/matching.ts';
import { setRule } from './rules/set-rule.ts';
import { tellAgain } from './telling/again.ts';
import { share, touchCard } from './telling/card.ts';
import { letIn, resume, shutOut } from './telling/resume.ts';
import { admitted, revoked } from './telling/token.ts';
import { choose, read, take, watch } from './watching/intake.ts';
import { leave } from './watching/leave.ts';
import { mute, unmute } from './watching/mute.ts';
import { unwatch } from './watching/unwatch.ts';
import { vouch, withdrawVouch } from './watching/vouch.ts';

const FLOWS = {
  find: resolve,
  fileBase,
  status,
  watchedHere,
  list,
  survey,
  doctor,
  read,
  watch,
  take,
  choose,
  unwatch,
  touchCard,
  share,
  mute,
  unmute,
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
