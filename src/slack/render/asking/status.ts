import type { ActionsBlock } from '@slack/types';
import type { StatusAnswer } from '../../../flows/asking/status.ts';
import type { Freshness } from '../../../flows/polling/fresh.ts';
import type { Unregistered } from '../../../recording/ending/words.ts';
import { cannotSee } from '../../../recording/judging/blindness.ts';
import type { Known } from '../../../recording/known.ts';
import { isFinished, isGoingOn } from '../../../recording/phase.ts';
import { type Instant, LONGEST_SID } from '../../../recording/recording.ts';
import { evidenceAt } from '../../../recording/summing/shows.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import type { Language } from '../../language/language.ts';
import type { ButtonKey } from '../../pressable/buttons.ts';
import { code, linkByItsEnds, minute, moment, shown } from '../../text.ts';
import type { Voice } from '../../voice/voice.ts';
import { afterwards } from '../card/card.ts';
import { facts, smallPrint } from '../card/facts.ts';
import { watcher } from '../card/watchers.ts';
import { saysOf } from '../card/words.ts';
import {
  actions,
  button,
  buttons,
  context,
  fallback,
  type Message,
  paragraphs,
  section,
} from '../message.ts';
import { reasonHere } from '../telling/notices.ts';
import { inShort } from '../telling/push.ts';
import { calls, heardOnly } from '../watching/heard.ts';
import { unresolvedMessage } from './answers.ts';

/** Circumstances of a question for the status. */
interface Asked {
  readonly now: Instant;
  /** `false` in App Home, which offers nothing to do in a channel. */
  readonly inChannel?: boolean;
  /** Permalink of the card in this channel. */
  readonly card?: string | undefined;
}

/** The facts of one recording, and how fresh they are. */
export function statusMessage(
  subject: Subject,
  freshness: Freshness,
  voice: Voice,
  { now, inChannel = true, card }: Asked,
): Message {
  const { known } = subject;
  const { language } = voice;
  const { answer } = language;
  const how = howKnown(known, freshness, language);
  const isExplained = freshness.kind === 'unanswered' || freshness.kind === 'not_configured';
  const unseen = isExplained && isGoingOn(known.phase) && cannotSee(known) ? how : undefined;
  const link = card === undefined ? undefined : linkByItsEnds(card, answer.itsCard);
  return {
    text: inShort(known, language),
    blocks: [
      ...facts(subject, voice, now, unseen),
      // A look that brought nothing new is said in full size, one that did in the small print.
      ...(isNew(freshness) || unseen ? [] : [section(how)]),
      actions(...pressable(subject, language, inChannel)),
      context(
        ...(isNew(freshness) ? [how] : []),
        ...(inChannel ? [watching(subject, language)] : []),
        ...(link === undefined ? [] : [link]),
      ),
      context(smallPrint({ ...subject, watch: undefined }, language)),
    ],
  };
}

function pressable(
  { known, watch }: Subject,
  language: Language,
  inChannel: boolean,
): ActionsBlock['elements'] {
  const { recording } = known;
  const pressed = (key: ButtonKey) => button(key, recording, language);
  return [
    ...(inChannel && watch === undefined ? [pressed('watchHere')] : []),
    pressed('files'),
    ...(isFinished(known.phase) ? afterwards(known, language) : [pressed('history')]),
    ...(inChannel ? [pressed('share')] : []),
    ...(known.final ? [] : [pressed('refresh')]),
    ...(inChannel && watch !== undefined ? [pressed('unwatch')] : []),
  ];
}

/** Whether Agora answered just now, or has nothing more to say. */
export const isNew = ({ kind }: Freshness): boolean =>
  kind === 'asked' || kind === 'recent' || kind === 'final';

const LONGEST_REQUEST_ID = 64;

/** How and when the facts of an answer were obtained. */
export function howKnown(known: Known, freshness: Freshness, { answer }: Language): string {
  const at = evidenceAt(known);
  const asOf = at === undefined ? undefined : moment(at);
  switch (freshness.kind) {
    case 'asked':
      return answer.fresh.asked(freshness.tookMs);
    case 'recent':
      return answer.fresh.recent(freshness.ageMs);
    case 'final':
      return answer.fresh.final;
    case 'unanswered': {
      const { requestId } = freshness;
      const id = requestId === undefined ? undefined : code(requestId, LONGEST_REQUEST_ID);
      return answer.fresh.unanswered(freshness.cause, asOf, id);
    }
    case 'spent':
      return answer.fresh.spent(freshness.ms, asOf);
    case 'held':
      return answer.fresh.held(freshness.ms, asOf);
    case 'under_way':
      return answer.fresh.underWay(freshness.ms, asOf);
    case 'not_configured':
      return answer.fresh.notConfigured(shown(known.recording.app), asOf);
  }
}

function watching({ watch }: Subject, language: Language): string {
  const { answer } = language;
  if (watch === undefined) return answer.notWatchedHere;
  if (watch.paused) return answer.watchPaused(reasonHere(watch.paused.reason, language));
  return answer.watchedSince({
    owner: watcher(watch, language),
    since: minute(watch.since),
    only: heardOnly(watch.only ?? [], language),
    broadcast: watch.broadcast,
    cards: watch.cards,
    calls: calls(watch.notify),
    max: watch.max,
  });
}

/** Answer to a question for the status of one recording. */
export function statusAnswer(found: StatusAnswer, voice: Voice, asked: Asked): Message {
  switch (found.kind) {
    case 'status':
      return statusMessage(found.subject, found.freshness, voice, asked);
    case 'unregistered':
      return unregisteredMessage(found.heard, voice.language);
    default:
      return unresolvedMessage(found, 'show', voice.language);
  }
}

/** Notices shown at most, the newest. */
const MOST_SHOWN = 8;

/** Letters of a sid; Agora's have 32. */
const SID_SHOWN = 40;

/** A recording that only Agora's notices name: what they say, and what is missing to register it. */
export function unregisteredMessage({ sid, app, words }: Unregistered, language: Language): Message {
  const { answer, ending } = language;
  const { fact, check = '' } = answer.unregistered(code(sid, SID_SHOWN), shown(app, 40));
  const lines = words
    .slice(-MOST_SHOWN)
    .map((word) => `${moment(word.at)} · ${ending.history.word(word.event, saysOf(word))}`);
  return {
    text: fallback(fact),
    blocks: [
      ...paragraphs([fact, ...lines, check]),
      ...buttons(['register'], { sid: sid.slice(0, LONGEST_SID) }, language),
    ],
  };
}
