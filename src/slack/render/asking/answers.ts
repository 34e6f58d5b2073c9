import type { KnownBlock } from '@slack/types';
import type { Resolved } from '../../../flows/asking/resolve.ts';
import type { UnwatchAnswer } from '../../../flows/watching/unwatch.ts';
import type { WatchAnswer } from '../../../flows/watching/watch.ts';
import type { Known } from '../../../recording/known.ts';
import { LONGEST_SID } from '../../../recording/recording.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import { ANYTHING } from '../../pressable/buttons.ts';
import { commandMeant } from '../../pressable/commands.ts';
import { code, shown } from '../../text.ts';
import { shownName } from '../card/title.ts';
import { AMISS } from '../faces.ts';
import {
  actions,
  button,
  buttons,
  fallback,
  type Message,
  plain,
  saying,
  section,
  spoken,
} from '../message.ts';
import { isBetweenTwo, reasonHere } from '../telling/notices.ts';
import { didYouMean, problem } from '../watching/mistakes.ts';
import { candidatesMessage } from './lists.ts';
import { type ChooseKey, rowsOf } from './rows.ts';

type Watching = Extract<WatchAnswer, { readonly kind: 'watching' }>;
type Unresolved = Exclude<Resolved, { readonly kind: 'one' }>;

/** Result of watching one recording. @param channel where it was asked, for a button that tries again */
export function watchMessage(answer: WatchAnswer, channel: string, language: Language): Message {
  switch (answer.kind) {
    case 'watching':
      return watchingMessage(answer, channel, language);
    case 'many':
    case 'none':
    case 'short':
      return unresolvedMessage(answer, 'watchHere', language);
    default:
      return saying(problem(answer, language));
  }
}

function watchingMessage(watching: Watching, channel: string, language: Language): Message {
  const { known, how, already, changed = false, card, reason, modeWritten } = watching;
  const { answer } = language;
  const name = shownName(known);
  const lines = [answer.watching(name, already ? (changed ? 'changed' : 'same') : 'new')];
  if (how === 'replaced') lines.push(answer.replaced(name));
  if (modeWritten !== undefined)
    lines.push(answer.modeTaken(shown(modeWritten), shown(known.recording.mode)));
  if (card === 'paused') {
    const { said, tries } = cannotPost(known.recording.sid, channel, language, reason);
    return {
      text: fallback(said.fact),
      blocks: [section(`${AMISS} ${[...lines, spoken(said)].join('\n')}`), ...tries],
    };
  }
  lines.push(answer.card[card]);
  return {
    text: fallback(lines.join('\n')),
    blocks: [section(lines.join('\n')), ...buttons(['show', 'unwatch'], known.recording, language)],
  };
}

/** Why the bot cannot post where it was asked to, and the button *Watch here* if that can help: it resumes the place. */
export function cannotPost(
  sid: string,
  channel: string,
  language: Language,
  reason = 'not_in_channel',
): { readonly said: Said; readonly tries: readonly KnownBlock[] } {
  const { answer, notice } = language;
  if (isBetweenTwo(channel, reason)) return { said: answer.cannotPostDirect, tries: [] };
  const watchHere = {
    ...button('resume', { sid, channel }, language),
    text: plain(language.button.watchHere),
  };
  return {
    said: answer.cannotPost(reasonHere(reason, language), notice.mend(reason)),
    tries: [actions(watchHere)],
  };
}

export function unwatchMessage(answer: UnwatchAnswer, language: Language): Message {
  switch (answer.kind) {
    case 'unwatched':
      return about(language.answer.unwatched(shownName(answer.known)), answer.known, language);
    case 'not_watched':
      return about(language.answer.notWatched(shownName(answer.known)), answer.known, language);
    default:
      return unresolvedMessage(answer, 'unwatch', language);
  }
}

const about = (text: string, { recording }: Known, language: Language): Message => ({
  text: fallback(text),
  blocks: [section(text), ...buttons(['show', 'watchHere'], recording, language)],
});

/**
 * A text that does not name one recording: candidates, the command or the names that it may misspell, or advice.
 * @param key what the buttons of candidates do
 */
export function unresolvedMessage(answer: Unresolved, key: ChooseKey, language: Language): Message {
  if (answer.kind === 'many') return candidatesMessage(answer, key, language);
  const { mistake, intake } = language;
  const { text } = answer;
  const near = answer.kind === 'none' ? (answer.near ?? []) : [];
  const register = buttons(['register'], { sid: text.slice(0, LONGEST_SID) || ANYTHING }, language);
  const command = commandMeant(COMMAND_OF[key], text);
  const { fact } = intake.unknown(shown(text));
  if (command !== undefined) return saying({ fact, check: mistake.didYouMeanToType(code(command)) });
  if (near.length > 0) {
    return saying({ fact, check: didYouMean(near, language) }, ...rowsOf(near, key, language), ...register);
  }
  return answer.kind === 'none'
    ? saying(mistake.unknown(shown(text)), ...register)
    : saying(mistake.tooShort(shown(text)));
}

/** Command in whose answer each button stands. */
const COMMAND_OF = { show: 'status', watchHere: 'watch', unwatch: 'unwatch' } as const;

export const sharedMessage = (how: 'queued' | 'repeated', known: Known, { answer }: Language): Message =>
  saying({ fact: how === 'queued' ? answer.shareQueued(shownName(known)) : answer.shareRepeated });
