import type { RuleChange } from '../../flows/rules/change-rule.ts';
import type { MuteChoice } from '../../recording/watching/mute.ts';
import type { Place } from '../../recording/watching/place.ts';
import { languageFor } from '../language/languages.ts';
import type { Answer } from '../messenger/tell.ts';
import type { ButtonKey } from '../pressable/buttons.ts';
import { decodeChoice } from '../pressable/choices.ts';
import type { Press } from '../pressable/pressed.ts';
import { sharedMessage, unwatchMessage } from '../render/asking/answers.ts';
import { toldAgainMessage } from '../render/asking/doctor.ts';
import { LISTS } from '../render/asking/pages.ts';
import { isNew } from '../render/asking/status.ts';
import { type Message, saying, withBlocks } from '../render/message.ts';
import { resumedMessage } from '../render/telling/places.ts';
import {
  muteMessage,
  onItAnswer,
  speakAgainMessage,
  takenOn,
  unmuteMessage,
  vouchMessage,
  withdrawnMessage,
} from '../render/telling/pressed.ts';
import { chosenMessage, intakeMessage } from '../render/watching/intake.ts';
import { matchingMessage, ruleChangedMessage } from '../render/watching/rules.ts';
import { listPage, statusFor } from './commands.ts';
import { exportAs } from './exporting.ts';
import type { OpensKey } from './forms/opens.ts';
import type { AnswerNeeds } from './needs.ts';

type TellsKey = Exclude<ButtonKey, OpensKey>;

/** Buttons whose answer is a message; `undefined` if the card under the button already shows the answer. */
export const TELLS: Readonly<
  Record<TellsKey, (press: Press, needs: AnswerNeeds) => Promise<Answer | undefined>>
> = {
  exportJson: exportAs('json'),
  exportCsv: exportAs('csv'),

  async refresh({ place, user, target, ephemeral, on }, needs) {
    const found = await needs.flows.status(place, user, target.sid);
    if (found.kind !== 'status') return { message: statusFor(found, place, needs), replaces: ephemeral };
    const { subject, freshness } = found;
    const { watch, known } = subject;
    if (watch !== undefined) await needs.flows.touchCard(place, known.recording.sid);
    // `touchCard` renews the card under the button, which then says the same.
    if (!ephemeral && watch?.card === on && isNew(freshness)) return undefined;
    return { message: statusFor(found, place, needs), replaces: ephemeral };
  },

  // The list stays above the answer, for people who look at one recording after the other.
  show: async ({ place, user, target }, needs) => ({
    message: statusFor(await needs.flows.status(place, user, target.sid), place, needs),
  }),

  pageBack: (press, needs) => turned(press, needs),
  pageOn: (press, needs) => turned(press, needs),

  watchHere: async ({ place, user, target }, { flows, voice }) => ({
    message: intakeMessage(await flows.watch(place, user, target.sid), place.channel, voice.language),
  }),

  async choose({ place, user, target, ephemeral, modal }, { flows, voice: { language } }) {
    const { draft, choice, among } = decodeChoice(target.sid);
    const message = chosenMessage(await flows.choose(place, user, draft, choice), place.channel, language);
    if (modal === undefined) return { message, replaces: ephemeral && !among };
    // A modal shows one answer: this one stands in it in the place of the buttons.
    return { message: withBlocks(message, (blocks) => [...modal.above, ...blocks, ...modal.below]) };
  },

  unwatch: async ({ place, user, target }, { flows, voice }) => ({
    message: unwatchMessage(await flows.unwatch(place, user, target.sid), voice.language),
  }),

  async share({ place, user, target }, needs) {
    const { flows, voice } = needs;
    const found = await flows.status(place, user, target.sid);
    if (found.kind !== 'status') return { message: statusFor(found, place, needs) };
    const { known } = found.subject;
    const how = await flows.share(place, known.recording.sid, user);
    return { message: sharedMessage(how, known, voice.language) };
  },

  mute15: (press, needs) => mute(press, '15min', needs),
  mute60: (press, needs) => mute(press, '1h', needs),
  muteEnd: (press, needs) => mute(press, 'end', needs),
  muteBad: (press, needs) => mute(press, 'bad', needs),
  muteSilent: (press, needs) => mute(press, 'silent', needs),

  unmute: async ({ place, target, ephemeral }, { flows, voice }) => ({
    message: unmuteMessage(await flows.unmute(place, target.sid), voice.language),
    // An answer to Mute under the button is no longer true.
    replaces: ephemeral,
  }),

  vouch: async ({ place, user, target }, { flows, voice }) => ({
    message: vouchMessage(await flows.vouch(place, user, target.sid), voice.language),
  }),

  withdrawVouch: async ({ place, user, target, ephemeral }, { flows, voice }) => ({
    message: withdrawnMessage(await flows.withdrawVouch(place, user, target.sid), voice.language),
    replaces: ephemeral,
  }),

  async onIt({ place, user, target, message }, { flows, voice, rewrite, defaultLanguage }) {
    const { ts = '', ...said } = message ?? { text: '', blocks: [] };
    const taken = await flows.takeOn(place, user, target.sid, ts);
    if (taken.kind === 'taken_on')
      await rewrite(place.channel, ts, takenOn(said, taken, languageFor(taken.lang, defaultLanguage)));
    return { message: onItAnswer(taken, user, voice.language) };
  },

  async speakAgain({ place, user, target }, { flows, voice }) {
    const [before = '', lang = ''] = target.sid.split(' ');
    return { message: speakAgainMessage(await flows.speakAgain(place, user, before, lang), voice.language) };
  },

  resume: (press, needs) =>
    there(press, needs, async (place) =>
      resumedMessage(await needs.flows.resume(place), needs.voice.language),
    ),

  tellAgain: async ({ place }, { flows, voice }) => ({
    message: toldAgainMessage(await flows.tellAgain(place), voice.language),
  }),

  forgetNeverFound: async ({ place, user }, { flows, voice: { language } }) => {
    const { forgotten, left } = await flows.forgetNeverFound(place, user);
    return { message: saying(language.answer.forgot(forgotten, left)) };
  },

  watchMatching: async ({ place, user, target }, { flows, voice }) => ({
    message: matchingMessage(await flows.watchMatching(place, user, target.sid), voice.language),
  }),

  pauseRule: (press, needs) => changed(press, 'pause', needs),
  resumeRule: (press, needs) => changed(press, 'resume', needs),
  removeRule: (press, needs) => changed(press, 'remove', needs),
};

const mute = async (
  { place, user, target }: Press,
  choice: MuteChoice,
  { flows, voice }: AnswerNeeds,
): Promise<Answer> => ({
  message: muteMessage(await flows.mute(place, user, target.sid, choice), voice.language),
});

const changed = (press: Press, change: RuleChange, needs: AnswerNeeds): Promise<Answer> =>
  there(press, needs, async (place) => {
    const { user, target } = press;
    return ruleChangedMessage(
      await needs.flows.changeRule(place, user, target.sid, change),
      needs.voice.language,
    );
  });

/** Acts in the place that the button names, if the presser may act there. */
async function there(
  { place, user, target }: Press,
  { flows, voice: { language } }: AnswerNeeds,
  act: (place: Place) => Promise<Message>,
): Promise<Answer> {
  const { channel = place.channel } = target;
  const meant = channel === place.channel ? place : await flows.actsIn(place, user, channel);
  return { message: meant ? await act(meant) : saying(language.mistake.notThere) };
}

const turned = async ({ place, user, target, ephemeral }: Press, needs: AnswerNeeds): Promise<Answer> => ({
  message: await listPage(
    LISTS.find((name) => name === target.sid) ?? 'here',
    target.upTo ?? 0,
    place,
    user,
    needs,
  ),
  replaces: ephemeral,
});
