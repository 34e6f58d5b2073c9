import type { App } from '@slack/bolt';
import { FILTERS, type Filter } from '../../flows/asking/list.ts';
import type { Place } from '../../recording/watching/place.ts';
import { asksForAll } from '../../recording/watching/rule-text.ts';
import { COMMANDS, type CommandKey } from '../pressable/commands.ts';
import { unresolvedMessage, unwatchMessage } from '../render/asking/answers.ts';
import { doctorMessage } from '../render/asking/doctor.ts';
import { helpMessage } from '../render/asking/help.ts';
import { listMessage, watchedHereMessage } from '../render/asking/lists.ts';
import { statusMessage } from '../render/asking/status.ts';
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

/** Every command, and one that the manifest has and the code has not, which is answered with the help. */
export function listenToCommands(app: App, needs: ListenerNeeds): void {
  app.command(/.*/, async ({ ack, command, respond, client }) => {
    await ack();
    const place = { team: command.team_id, channel: command.channel_id };
    const asker = { place, user: command.user_id, respond, client, asked: command.command };
    const typed = { place, user: command.user_id, text: (command.text ?? '').trim() };
    const look = await needs.lookOf(command.user_id);
    if (command.command === COMMANDS.watch.name && typed.text === '') {
      // Nothing is looked up before: the trigger is good for three seconds.
      const { language } = look;
      const opener = {
        ...asker,
        language,
        triggerId: command.trigger_id,
        instead: language.watchForm.notOpened,
      };
      return needs.opening(opener, watchForm({ apps: needs.apps, channel: place.channel }, language));
    }
    await needs.answering({ ...asker, language: look.language }, async () => ({
      message: await answer(command.command, typed, { ...needs, look }),
    }));
  });
}

const KEYS = new Map<string, CommandKey>([
  [COMMANDS.status.name, 'status'],
  [COMMANDS.watch.name, 'watch'],
  [COMMANDS.unwatch.name, 'unwatch'],
  [COMMANDS.list.name, 'list'],
]);

async function answer(name: string, typed: Typed, needs: AnswerNeeds): Promise<Message> {
  const key = KEYS.get(name);
  if (key === undefined || /^(help|\?)$/i.test(typed.text)) return helpMessage(needs.look.language);
  return DOES[key](typed, needs);
}

const DOES: Readonly<Record<CommandKey, (typed: Typed, needs: AnswerNeeds) => Promise<Message>>> = {
  async status({ place, text }, { flows, look, now }) {
    const { language } = look;
    if (text === '') {
      const [here, rules] = await Promise.all([flows.watchedHere(place), flows.rulesOf(place)]);
      return watchedHereMessage(here, 'show', language, rules.here);
    }
    if (/^doctor$/i.test(text)) return doctorMessage(await flows.doctor(place), language);
    const found = await flows.status(place, text);
    return found.kind === 'status'
      ? statusMessage(found.subject, found.freshness, look, now())
      : unresolvedMessage(found, 'show', language);
  },

  async watch({ place, user, text }, { flows, look: { language } }) {
    if (asksForAll(text)) return ruleSetMessage(await flows.setRule(place, user, text), language);
    return intakeMessage(await flows.watch(place, user, text), place.channel, language);
  },

  async unwatch({ place, user, text }, { flows, look: { language } }) {
    if (text !== '') {
      const rule = await flows.removeRule(place, user, text);
      if (rule) return ruleChangedMessage(rule, language);
      return unwatchMessage(await flows.unwatch(place, user, text), language);
    }
    const [here, rules] = await Promise.all([flows.watchedHere(place), flows.rulesOf(place)]);
    const list = watchedHereMessage(here, 'unwatch', language, rules.here);
    const question = saying(language.mistake.emptyUnwatch());
    return here.total === 0 ? list : { ...question, blocks: [...question.blocks, ...list.blocks] };
  },

  async list({ place, text }, { flows, look: { language } }) {
    if (/^rules?$/i.test(text)) return rulesMessage(await flows.rulesOf(place), language);
    const filter = filterOf(text);
    if (filter !== undefined) return listMessage(await flows.list(place.team, filter), language);
    const known = [...FILTERS, 'rules'].map((one) => code(one));
    return saying(language.mistake.unknownFilter(shown(text, 40), known));
  },
};

/** What is going on is what people mostly mean. */
const filterOf = (text: string): Filter | undefined =>
  text === '' ? 'live' : FILTERS.find((filter) => filter === text.toLowerCase());
