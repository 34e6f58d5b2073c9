import type { App } from '@slack/bolt';
import { FILTERS, type Filter } from '../../flows/asking/list.ts';
import type { StatusAnswer } from '../../flows/asking/status.ts';
import { isPerson, type Place } from '../../recording/watching/place.ts';
import { asksForAll } from '../../recording/watching/rule-text.ts';
import { workspaceOf } from '../door/arrival.ts';
import { COMMAND_KEYS, COMMANDS, type CommandKey } from '../pressable/commands.ts';
import { unwatchMessage } from '../render/asking/answers.ts';
import { doctorMessage } from '../render/asking/doctor.ts';
import { helpMessage } from '../render/asking/help.ts';
import { listMessage, watchedHereMessage } from '../render/asking/lists.ts';
import type { ListName } from '../render/asking/pages.ts';
import { statusAnswer } from '../render/asking/status.ts';
import { type Message, saying } from '../render/message.ts';
import { intakeMessage } from '../render/watching/intake.ts';
import { ruleChangedMessage, ruleSetMessage, rulesMessage } from '../render/watching/rules.ts';
import { watchForm } from '../render/watching/watch-form.ts';
import { code, shown } from '../text.ts';
import type { AnswerNeeds, ListenerNeeds } from './needs.ts';

interface Typed {
  readonly place: Place;
  readonly user: string;
  readonly text: string;
}

/** Listens to every command; one that only the manifest has is answered with the help. */
export function listenToCommands(app: App, needs: ListenerNeeds): void {
  app.command(/.*/, async ({ ack, command, respond, context }) => {
    await ack();
    const { client } = needs;
    const place = { team: workspaceOf(context), channel: command.channel_id };
    const asker = { place, user: command.user_id, respond, client, asked: command.command };
    const typed = { place, user: command.user_id, text: (command.text ?? '').trim() };
    const voice = await needs.voiceOf(command.user_id);
    if (command.command === COMMANDS.watch.name && typed.text === '') {
      // The trigger is valid for three seconds, so nothing else is looked up before.
      const { language } = voice;
      const opener = {
        ...asker,
        language,
        triggerId: command.trigger_id,
        instead: language.watchForm.notOpened,
      };
      return needs.opening(opener, watchForm({ apps: needs.apps, channel: place.channel }, language));
    }
    await needs.answering({ ...asker, language: voice.language }, async () => ({
      message: await answer(command.command, typed, { ...needs, voice }),
    }));
  });
}

async function answer(name: string, typed: Typed, needs: AnswerNeeds): Promise<Message> {
  const key = COMMAND_KEYS.find((one) => COMMANDS[one].name === name);
  if (key === undefined || /^(?:help|帮助|[?？])$/i.test(typed.text))
    return helpMessage(needs.voice.language);
  return DOES[key](typed, needs);
}

const DOES: Readonly<Record<CommandKey, (typed: Typed, needs: AnswerNeeds) => Promise<Message>>> = {
  async status({ place, user, text }, needs) {
    const { flows, voice } = needs;
    if (text === '') return listPage('here', 0, place, user, needs);
    if (/^doctor$/i.test(text)) return doctorMessage(await flows.doctor(place), voice.language);
    return statusFor(await flows.status(place, user, text), place, needs);
  },

  async watch({ place, user, text }, { flows, voice: { language } }) {
    if (asksForAll(text)) return ruleSetMessage(await flows.setRule(place, user, text), language);
    return intakeMessage(await flows.watch(place, user, text), place.channel, language);
  },

  async unwatch({ place, user, text }, needs) {
    const { flows, voice } = needs;
    const { language } = voice;
    if (text !== '') {
      const rule = await flows.removeRule(place, user, text);
      if (rule) return ruleChangedMessage(rule, language);
      return unwatchMessage(await flows.unwatch(place, user, text), language);
    }
    return listPage('unwatch', 0, place, user, needs);
  },

  async list({ place, user, text }, needs) {
    const { flows, voice } = needs;
    const { language } = voice;
    if (/^rules?$/i.test(text)) return rulesMessage(await flows.rulesOf(place, user), language);
    const filter = filterOf(text);
    if (filter !== undefined) return listPage(filter, 0, place, user, needs);
    const known = [...FILTERS, 'rules'].map((one) => code(one));
    return saying(language.mistake.unknownFilter(shown(text, 40), known));
  },
};

/** Filter of a list; live recordings where none is typed. */
const filterOf = (text: string): Filter | undefined =>
  text === '' ? 'live' : FILTERS.find((filter) => filter === text.toLowerCase());

/** Answer about one recording. A press in App Home comes from no channel, so it offers nothing to do in one. */
export function statusFor(found: StatusAnswer, place: Place, { voice, now, linkTo }: AnswerNeeds): Message {
  const ts = found.kind === 'status' ? found.subject.watch?.card : undefined;
  const card = ts === undefined ? undefined : linkTo(place, ts);
  return statusAnswer(found, voice, { now: now(), inChannel: !isPerson(place), card });
}

/** One page of a list. @param from number of rows before it */
export async function listPage(
  name: ListName,
  from: number,
  place: Place,
  user: string,
  { flows, voice: { language }, now }: AnswerNeeds,
): Promise<Message> {
  if (name !== 'here' && name !== 'unwatch') {
    return listMessage(await flows.list(place, user, name, from), language, now());
  }
  const [page, rules] = await Promise.all([flows.watchedHere(place, from), flows.rulesOf(place, user)]);
  return watchedHereMessage(page, name === 'here' ? 'show' : 'unwatch', language, now(), rules.here);
}
