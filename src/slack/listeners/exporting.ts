import { type ExportFormat, exported } from '../../flows/asking/export.ts';
import type { Answer } from '../messenger/tell.ts';
import type { Press } from '../pressable/pressed.ts';
import { unresolvedMessage } from '../render/asking/answers.ts';
import { shownName, stateOf } from '../render/card/title.ts';
import { saying } from '../render/message.ts';
import type { AnswerNeeds } from './needs.ts';

/**
 * Sends the timeline as a file to the presser's direct messages: a file in the channel would notify everybody, and
 * Slack has no ephemeral files.
 */
export const exportAs =
  (format: ExportFormat) =>
  async ({ place, user, target }: Press, needs: AnswerNeeds): Promise<Answer> => {
    const { flows, sendFile, now } = needs;
    const { language } = needs.voice;
    const { export: say } = language.ending;
    const found = await flows.find(place, user, target.sid);
    if (found.kind !== 'one') return { message: unresolvedMessage(found, 'show', language) };
    const { known } = found;
    const name = shownName(known);
    const file = exported(known, format, now(), await flows.toldHere(place, known.recording.sid));
    const bytes = new TextEncoder().encode(file.text);
    const comment = say.comment(name, stateOf(known, language));
    const sent = await sendFile(user, { name: file.name, title: file.name, bytes }, comment);
    switch (sent.kind) {
      case 'ok':
        return { message: saying({ fact: say.sent(name, format.toUpperCase()) }) };
      case 'refused':
        return { message: saying(sent.why === 'missing_scope' ? say.noScope : say.failed) };
      case 'failed':
        return { message: saying(say.failed) };
    }
  };
