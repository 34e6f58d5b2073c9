import type { StatusAnswer } from '../../flows/asking/status.ts';
import type { RuleChange } from '../../flows/rules/change-rule.ts';
import type { MuteChoice } from '../../recording/watching/mute.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';
import type { ButtonKey } from '../pressable/buttons.ts';
import { decodeChoice } from '../pressable/choices.ts';
import { sharedMessage, unresolvedMessage, unwatchMessage } from '../render/asking/answers.ts';
import { toldAgainMessage } from '../render/asking/doctor.ts';
import { statusMessage } from '../render/asking/status.ts';
import { shownName } from '../render/card/look.ts';
import { vouchMessage, withdrawnMessage } from '../render/card/vouch.ts';
import { context, type Message } from '../render/message.ts';
import { muteMessage, unmuteMessage } from '../render/telling/mute.ts';
import { resumedMessage } from '../render/telling/pauses.ts';
import { chosenMessage, intakeMessage } from '../render/watching/intake.ts';
import { matchingMessage, ruleChangedMessage } from '../render/watching/rules.ts';
import type { Answer } from './answering.ts';
import { exportAs } from './exporting.ts';
import type { AnswerNeeds } from './needs.ts';
import type { OpensKey } from './opens.ts';
import type { Press } from './pressed.ts';

type TellsKey = Exclude<ButtonKey, OpensKey>;

/** Buttons whose answer is a message. */
export const TELLS: Readonly<Record<TellsKey, (press: Press, needs: AnswerNeeds) => Promise<Answer>>> = {
  exportJson: exportAs('json'),
  exportCsv: exportAs('csv'),

  async refresh({ place, target, ephemeral }, needs) {
    const found = await needs.flows.status(place, target.sid);
    if (ephemeral || found.kind !== 'status' || found.subject.watch === undefined) {
      return { message: status(found, needs, place), replaces: ephemeral };
    }
    await needs.flows.touchCard(place, found.subject.known.recording.sid);
    const { text, blocks } = status(found, needs, place);
    const note = needs.look.language.answer.cardComing(shownName(found.subject.known));
    return { message: { text, blocks: [...blocks, context(note)] } };
  },

  // Below the list, which stays: people look at one after the other.
  show: async ({ place, target }, needs) => ({
    message: status(await needs.flows.status(place, target.sid), needs, place),
  }),

  watchHere: async ({ place, user, target }, { flows, look }) => ({
    message: intakeMessage(await flows.watch(place, user, target.sid), place.channel, look.language),
  }),

  async choose({ place, user, target, ephemeral }, { flows, look: { language } }) {
    const { draft, choice, among } = decodeChoice(target.sid);
    const answer = await flows.choose(place, user, draft, choice);
    const replaces = ephemeral && !among;
    return { message: chosenMessage(answer, place.channel, language), replaces };
  },

  unwatch: async ({ place, user, target }, { flows, look }) => ({
    message: unwatchMessage(await flows.unwatch(place, user, target.sid), look.language),
  }),

  async share({ place, user, target }, needs) {
    const { flows, look } = needs;
    const found = await flows.status(place, target.sid);
    if (found.kind !== 'status') return { message: unresolvedMessage(found, 'show', look.language) };
    const { known } = found.subject;
    const how = await flows.share(place, known.recording.sid, user);
    return { message: sharedMessage(how, known, look.language) };
  },

  mute15: (press, needs) => mute(press, '15min', needs),
  mute60: (press, needs) => mute(press, '1h', needs),
  muteEnd: (press, needs) => mute(press, 'end', needs),
  muteBad: (press, needs) => mute(press, 'bad', needs),

  unmute: async ({ place, target }, { flows, look }) => ({
    message: unmuteMessage(await flows.unmute(place, target.sid), look.language),
  }),

  vouch: async ({ place, user, target }, { flows, look }) => ({
    message: vouchMessage(await flows.vouch(place, user, target.sid), look.language),
  }),

  withdrawVouch: async ({ place, user, target, ephemeral }, { flows, look }) => ({
    message: withdrawnMessage(await flows.withdrawVouch(place, user, target.sid), look.language),
    replaces: ephemeral,
  }),

  async resume({ place, target }, { flows, look }) {
    const resumed = await flows.resume({ ...place, channel: target.channel ?? place.channel });
    return { message: resumedMessage(resumed, look.language) };
  },

  tellAgain: async ({ place }, { flows, look }) => ({
    message: toldAgainMessage(await flows.tellAgain(place), look.language),
  }),

  watchMatching: async ({ place, user, target }, { flows, look }) => ({
    message: matchingMessage(await flows.watchMatching(place, user, target.sid), look.language),
  }),

  pauseRule: (press, needs) => changed(press, 'pause', needs),
  resumeRule: (press, needs) => changed(press, 'resume', needs),
  removeRule: (press, needs) => changed(press, 'remove', needs),
};

const mute = async (
  { place, user, target }: Press,
  choice: MuteChoice,
  { flows, look }: AnswerNeeds,
): Promise<Answer> => ({
  message: muteMessage(await flows.mute(place, user, target.sid, choice), look.language),
});

const changed = async (
  { place, user, target }: Press,
  change: RuleChange,
  { flows, look }: AnswerNeeds,
): Promise<Answer> => ({
  message: ruleChangedMessage(
    await flows.changeRule({ ...place, channel: target.channel ?? place.channel }, user, target.sid, change),
    look.language,
  ),
});

/** A modal that was opened in App Home is about no channel, but about the presser. */
const status = (found: StatusAnswer, { look, now }: AnswerNeeds, place: Place): Message =>
  found.kind === 'status'
    ? statusMessage(found.subject, found.freshness, look, now(), !isPerson(place))
    : unresolvedMessage(found, 'show', look.language);
