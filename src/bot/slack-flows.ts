import { type DoctorWorld, doctor } from '../flows/asking/doctor.ts';
import { fileBase } from '../flows/asking/file-base.ts';
import { type HomeWorld, survey } from '../flows/asking/home.ts';
import { list, watchedHere } from '../flows/asking/list.ts';
import { resolve } from '../flows/asking/resolve.ts';
import { type StatusWorld, status } from '../flows/asking/status.ts';
import { changeRule, removeRule, rulesOf } from '../flows/rules/change-rule.ts';
import { watchMatching } from '../flows/rules/matching.ts';
import { type SetRuleWorld, setRule } from '../flows/rules/set-rule.ts';
import { admitted, revoked } from '../flows/telling/admission.ts';
import { type AgainWorld, tellAgain } from '../flows/telling/again.ts';
import { type CardWorld, share, touchCard } from '../flows/telling/card.ts';
import { letIn, type ResumeWorld, resume, shutOut } from '../flows/telling/resume.ts';
import { choose, type IntakeWorld, read, take, watch } from '../flows/watching/intake.ts';
import { type LeaveWorld, leave } from '../flows/watching/leave.ts';
import { type MuteWorld, mute, unmute } from '../flows/watching/mute.ts';
import { type UnwatchWorld, unwatch } from '../flows/watching/unwatch.ts';
import { vouch, withdrawVouch } from '../flows/watching/vouch.ts';
import type { Flows } from '../slack/flows-used.ts';

type World = ResumeWorld &
  AgainWorld &
  LeaveWorld &
  StatusWorld &
  IntakeWorld &
  UnwatchWorld &
  CardWorld &
  MuteWorld &
  SetRuleWorld &
  DoctorWorld &
  HomeWorld;

/** What people can have done from Slack, each flow given its world. */
export const slackFlows = (world: World): Flows => ({
  find: ({ team }, text) => resolve(team, text, world.recordings),
  fileBase: (known) => fileBase(known, world.apps),
  status: (place, text) => status(place, text, world),
  watchedHere: (place) => watchedHere(place, world),
  list: (team, filter) => list(team, filter, world),
  survey: (team) => survey(team, world),
  doctor: (place) => doctor(place, world),
  read: (text) => read(text, world),
  watch: (place, user, text) => watch(place, user, text, world),
  take: (place, user, readings) => take(place, user, readings, world),
  choose: (place, user, draft, choice) => choose(place, user, draft, choice, world),
  unwatch: (place, user, text) => unwatch(place, user, text, world),
  touchCard: (place, sid) => touchCard(place, sid, world),
  share: (place, sid, user) => share(place, sid, user, world),
  mute: (place, user, sid, choice) => mute(place, user, sid, choice, world),
  unmute: (place, sid) => unmute(place, sid, world),
  vouch: (place, user, sid) => vouch(place, user, sid, world),
  withdrawVouch: (place, user, sid) => withdrawVouch(place, user, sid, world),
  resume: (place) => resume(place, world),
  tellAgain: (place) => tellAgain(place, world),
  letIn: (place) => letIn(place, world),
  shutOut: (place, reason) => shutOut(place, reason, world),
  revoked: (team) => revoked(team, world),
  admitted: (team) => admitted(team, world),
  leave: (team, person) => leave(team, person, world),
  setRule: (place, user, text) => setRule(place, user, text, world),
  removeRule: (place, user, text) => removeRule(place, user, text, world),
  changeRule: (place, user, id, change) => changeRule(place, user, id, change, world),
  rulesOf: (place) => rulesOf(place, world),
  watchMatching: (place, user, id) => watchMatching(place, user, id, world),
});
