import type { App } from '@slack/bolt';
import { workspaceOf } from '../door/arrival.ts';
import type { Answer } from '../messenger/tell.ts';
import { OTHER_ACTION } from '../pressable/home-choice.ts';
import { readPress } from '../pressable/pressed.ts';
import { saying } from '../render/message.ts';
import { modalAbout } from '../render/modal.ts';
import { momentPlease } from './forms/opening.ts';
import { OPENS, opens } from './forms/opens.ts';
import type { ListenerNeeds } from './needs.ts';
import { TELLS } from './tells.ts';

/**
 * Listens to every button and menu outside of App Home's own. The answer goes below the message or into the modal in
 * which the press was made; a press in App Home opens a modal. Presses may be repeated without harm.
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
    const opener = { ...asker, triggerId, ...(press.modal === undefined ? {} : { modal: press.modal.id }) };
    const title = button ? language.button[button.key] : language.view.unknown;
    const first = momentPlease(place.channel, title, language);

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
      if (answered) yield modalAbout(place.channel, title, answered.message.blocks, language);
    });
  });
}
