import type { App } from '@slack/bolt';
import { OTHER_ACTION } from '../pressable/home-choice.ts';
import { memoryOf } from '../pressable/memory.ts';
import { saying } from '../render/message.ts';
import { modal } from '../render/modal.ts';
import type { Answer } from './answering.ts';
import type { ListenerNeeds } from './needs.ts';
import { momentPlease } from './opening.ts';
import { OPENS, opens } from './opens.ts';
import { readPress } from './pressed.ts';
import { TELLS } from './tells.ts';

/**
 * Every button and menu. Nothing is remembered between two presses, so buttons outlive a restart of the bot, and may
 * be pressed twice or by two people: what they do is done once or does no harm again.
 *
 * The answer goes to where the press was made: below a message, or into the modal; from App Home it opens one.
 */
export function listenToButtons(app: App, needs: ListenerNeeds): void {
  app.action(OTHER_ACTION, async ({ ack, action, body, respond, client }) => {
    await ack();
    const { press, button } = readPress(body, action);
    const { place, user, triggerId, home } = press;
    const look = await needs.lookOf(user);
    const { language } = look;
    const here = { ...needs, look };
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
    const memory = memoryOf(place.channel);
    const first = momentPlease(title, language, memory);

    if (button && opens(button.key)) {
      const views = OPENS[button.key];
      return needs.opening(opener, first, () => views(press, here));
    }
    const key = button?.key;
    const answer = async (): Promise<Answer> =>
      key === undefined || opens(key)
        ? { message: saying(language.mistake.strangeButton()) }
        : TELLS[key](press, here);
    if (!inView) return needs.answering(asker, answer);
    await needs.opening(opener, first, async function* () {
      const { message } = await answer();
      yield modal(title, message.blocks, language, { memory });
    });
  });
}
