import type { Finding } from '../flows/asking/doctor.ts';
import type { Survey } from '../flows/asking/home.ts';
import type { Filter, Listing } from '../flows/asking/list.ts';
import type { Resolved } from '../flows/asking/resolve.ts';
import type { StatusAnswer } from '../flows/asking/status.ts';
import type { RuleChange, RuleChanged } from '../flows/rules/change-rule.ts';
import type { MatchingWatched } from '../flows/rules/matching.ts';
import type { RuleSetAnswer } from '../flows/rules/set-rule.ts';
import type { ToldAgain } from '../flows/telling/again.ts';
import type { Resumed } from '../flows/telling/resume.ts';
import type { Choice, IntakeAnswer } from '../flows/watching/intake.ts';
import type { MuteAnswer, UnmuteAnswer } from '../flows/watching/mute.ts';
import type { UnwatchAnswer } from '../flows/watching/unwatch.ts';
import type { VouchAnswer } from '../flows/watching/vouch.ts';
import type { Known } from '../recording/known.ts';
import type { Reading } from '../recording/paste/paste.ts';
import type { Subject } from '../recording/telling/saying.ts';
import type { MuteChoice } from '../recording/watching/mute.ts';
import type { Place } from '../recording/watching/place.ts';
import type { Rule } from '../recording/watching/rule.ts';

/** What people can have done from Slack, each flow already given its world. All reject when Redis is away. */
export interface Flows {
  /** Which recording is meant, and what is known of it without asking Agora. */
  find(place: Place, text: string): Promise<Resolved>;
  /** Where its files can be read, where that is known. */
  fileBase(known: Known): string | undefined;
  status(place: Place, text: string): Promise<StatusAnswer>;
  watchedHere(place: Place): Promise<{ readonly subjects: readonly Subject[]; readonly total: number }>;
  list(team: string, filter: Filter): Promise<Listing>;
  /** What every App Home of the workspace is made from. */
  survey(team: string): Promise<Survey>;
  doctor(place: Place): Promise<readonly Finding[]>;
  /** What a text says that a person pasted, before anything is done about it. */
  read(text: string): readonly [Reading, ...Reading[]];
  watch(place: Place, user: string, text: string): Promise<IntakeAnswer>;
  /** The same for what was read already. */
  take(place: Place, user: string, readings: readonly [Reading, ...Reading[]]): Promise<IntakeAnswer>;
  /** Goes on with what was pasted, once its mode or app is chosen. `gone`: it is no longer kept. */
  choose(
    place: Place,
    user: string,
    draft: string,
    choice: Choice,
  ): Promise<IntakeAnswer | { readonly kind: 'gone' }>;
  unwatch(place: Place, user: string, text: string): Promise<UnwatchAnswer>;
  touchCard(place: Place, sid: string): Promise<void>;
  share(place: Place, sid: string, user: string): Promise<'queued' | 'repeated'>;
  mute(place: Place, user: string, sid: string, choice: MuteChoice): Promise<MuteAnswer>;
  unmute(place: Place, sid: string): Promise<UnmuteAnswer>;
  /** A person's word that it was stopped on purpose. */
  vouch(place: Place, user: string, sid: string): Promise<VouchAnswer>;
  /** That word is taken back, by whom it was given or by another. */
  withdrawVouch(place: Place, user: string, sid: string): Promise<VouchAnswer>;
  resume(place: Place): Promise<Resumed>;
  tellAgain(place: Place): Promise<ToldAgain>;
  letIn(place: Place): Promise<void>;
  shutOut(place: Place, reason: 'not_in_channel' | 'is_archived'): Promise<void>;
  /** The bot's token was revoked, or the app removed. */
  revoked(team: string): Promise<void>;
  /** Slack has accepted the bot's token. */
  admitted(team: string): Promise<void>;
  /** The account of this person is deactivated. */
  leave(team: string, person: string): Promise<void>;
  setRule(place: Place, user: string, text: string): Promise<RuleSetAnswer>;
  /** `undefined`: the text names no rule. */
  removeRule(place: Place, user: string, text: string): Promise<RuleChanged | undefined>;
  changeRule(place: Place, user: string, id: string, change: RuleChange): Promise<RuleChanged>;
  rulesOf(place: Place): Promise<{ readonly here: readonly Rule[]; readonly elsewhere: readonly Rule[] }>;
  watchMatching(place: Place, user: string, id: string): Promise<MatchingWatched>;
}
