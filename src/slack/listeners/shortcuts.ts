import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Reading } from '../../recording/paste/paste.ts';
import { workspaceOf } from '../door/arrival.ts';
import { type Readable, textAsRead, textsOf } from '../message-text.ts';
import { CALLBACKS } from '../pressable/callbacks.ts';
import { intakeMessage } from '../render/watching/intake.ts';
import { watchForm } from '../render/watching/watch-form.ts';
import type { ListenerNeeds } from './needs.ts';

const Body = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string().default(''),
});

const OnMessage = Body.extend({
  channel: z.object({ id: z.string() }),
  message: z.object({
    text: z.string().optional(),
    blocks: z.unknown().optional(),
    attachments: z.unknown().optional(),
  }),
});

/** Listens to "Watch this recording" on a message, and to "Watch a recording" from anywhere. */
export function listenToShortcuts(app: App, needs: ListenerNeeds): void {
  app.shortcut({ callback_id: CALLBACKS.watchAny, type: 'shortcut' }, async ({ ack, body, context }) => {
    await ack();
    const { client } = needs;
    const { user, trigger_id: triggerId } = Body.parse(body);
    const { language } = await needs.voiceOf(user.id);
    const place = { team: workspaceOf(context), channel: user.id };
    const asked = CALLBACKS.watchAny;
    const opener = { place, user: user.id, client, language, asked, triggerId };
    const instead = language.watchForm.notOpened;
    await needs.opening({ ...opener, instead }, watchForm({ apps: needs.apps }, language));
  });

  app.shortcut(
    { callback_id: CALLBACKS.watchThis, type: 'message_action' },
    async ({ ack, body, respond, context }) => {
      await ack();
      const { client } = needs;
      const { user, channel, message, trigger_id: triggerId } = OnMessage.parse(body);
      const { language } = await needs.voiceOf(user.id);
      const place = { team: workspaceOf(context), channel: channel.id };
      const asker = { place, user: user.id, respond, client, language, asked: CALLBACKS.watchThis };
      const found = recordingsIn(message, needs);
      if (found) {
        return needs.answering(asker, async () => {
          const answer = await needs.flows.take(place, user.id, found);
          return { message: intakeMessage(answer, channel.id, language) };
        });
      }
      const begins = {
        apps: needs.apps,
        channel: channel.id,
        paste: textAsRead(message),
        why: language.watchForm.nothingFound,
      };
      const instead = language.watchForm.notOpened;
      await needs.opening({ ...asker, triggerId, instead }, watchForm(begins, language));
    },
  );
}

/** Recordings that a message names. Readings without an id are left out, as messages hold much else. */
function recordingsIn(
  message: Readable,
  { flows }: Pick<ListenerNeeds, 'flows'>,
): readonly [Reading, ...Reading[]] | undefined {
  for (const text of new Set(textsOf(message))) {
    const [first, ...others] = flows.read(text).filter(isMeant);
    if (first) return [first, ...others];
  }
  return undefined;
}

/** Characters from which a cut id counts as a resource ID. Shorter ones are commits, checksums and tokens. */
const HARDLY_CUT = 100;

function isMeant(reading: Reading): boolean {
  if (!('misread' in reading)) return reading.sid !== undefined || reading.resourceId !== undefined;
  const { misread } = reading;
  if (misread.kind === 'too_many_pieces') return true;
  return misread.kind === 'cut_resource_id' && misread.length >= HARDLY_CUT;
}
