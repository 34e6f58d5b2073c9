import type { App } from '@slack/bolt';
import { workspaceOf } from '../door/arrival.ts';
import type { Answer } from '../messenger/tell.ts';
import { OTHER_ACTION } from '../pressable/home-choice.ts';
import { readPress } from '../pressable/pressed.ts';
import { privateMetadataOf } from '../pressable/private-metadata.ts';
import { saying } from '../render/message.ts';
import { modal } from '../render/modal.ts';
import { momentPlease } from './forms/opening.ts';
import { OPENS, opens } from './forms/opens.ts';
import type { ListenerNeeds } from './needs.ts';
import { TELLS } from './tells.ts';

/**
 * Every button and menu. Nothing is remembered between two presses, so buttons outlive a restart of the bot, and may
 * be pressed twice or by two people: what they do is done once or does no harm again.
 *
 * The answer goes to where the press was made: below a message, or into the modal; from App Home it opens one.
 */
export function listenToButtons(app: App, needs: ListenerNeeds): void {
  app.action(OTHER_ACTION, async ({ ack, action, body, respond, context }) => {
    await ack();
    const { client } = needs;
    const { press, button } = readPress(workspaceOf(context), body, action);
    const { place, user, triggerId, home } = press;
    const voice = await needs.voiceOf(user);
    const { language } = voice;
    const here = { ...needs, voice };
    const inView = home || press.modal !== undefined;
    const asker = {
      place,
      user,
      client,
      language,
      respond: inView ? undefined : respond,
      asked: button?.key ?? 'strange button',
    };
    const opener = { ...asker, triggerId, ...(press.modal === undefined ? {} : { modal: press.modal }) };
    const title = button ? language.button[button.key] : language.view.unknown;
    const privateMetadata = privateMetadataOf(place.channel);
    const first = momentPlease(title, language, privateMetadata);

    if (button && opens(button.key)) {
      const views = OPENS[button.key];
      return needs.opening(opener, first, () => views(press, here));
    }
    const key = button?.key;
    const answer = async (): Promise<Answer | undefined> =>
      key === undefined || opens(key)
        ? { message: saying(language.mistake.strangeButton()) }
        : TELLS[key](press, here);
    if (!inView) return needs.answering(asker, answer);
    await needs.opening(opener, first, async function* () {
      const answered = await answer();
      if (answered) yield modal(title, answered.message.blocks, language, { privateMetadata });
    });
  });
}
