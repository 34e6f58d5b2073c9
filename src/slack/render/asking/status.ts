import type { Freshness } from '../../../flows/polling/fresh.ts';
import type { Known } from '../../../recording/known.ts';
import type { Instant } from '../../../recording/recording.ts';
import { evidenceAt } from '../../../recording/summing/shows.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import type { Language } from '../../language/language.ts';
import type { ButtonKey } from '../../pressable/buttons.ts';
import { code, moment, shown } from '../../text.ts';
import { facts, smallPrint } from '../card/facts.ts';
import type { Look } from '../card/look.ts';
import { watcher } from '../card/watchers.ts';
import { buttons, context, type Message, section } from '../message.ts';
import { reasonOf } from '../telling/notices.ts';
import { inShort } from '../telling/push.ts';

/**
 * One recording, as true as it can be now, and how that is known.
 * @param inChannel `false` in App Home, where there is no "here" to watch it in or to share it to
 */
export function statusMessage(
  subject: Subject,
  freshness: Freshness,
  look: Look,
  now: Instant,
  inChannel = true,
): Message {
  const { known, watch } = subject;
  const { language } = look;
  const pressable: readonly ButtonKey[] = [
    ...(known.final ? [] : ['refresh' as const]),
    ...(inChannel ? [watch === undefined ? ('watchHere' as const) : ('unwatch' as const)] : []),
    'files',
    inChannel ? 'share' : 'history',
  ];
  const how = howKnown(known, freshness, language);
  return {
    text: inShort(known, language),
    blocks: [
      ...facts(subject, look, now),
      // That nothing could be learnt is no small print.
      ...(isNew(freshness) ? [] : [section(how)]),
      ...buttons(pressable, known.recording, language),
      context(
        ...(isNew(freshness) ? [how] : []),
        ...(inChannel ? [watching(subject, language)] : []),
        smallPrint(known, language),
      ),
    ],
  };
}

const isNew = ({ kind }: Freshness): boolean => kind === 'asked' || kind === 'recent' || kind === 'final';

const LONGEST_REQUEST_ID = 64;

/** How the facts of an answer were obtained. */
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
    case 'waiting':
      return answer.fresh.waiting(freshness.ms, asOf);
    case 'not_configured':
      return answer.fresh.notConfigured(shown(known.recording.app), asOf);
  }
}

function watching({ watch }: Subject, language: Language): string {
  const { answer } = language;
  if (watch === undefined) return answer.notWatchedHere;
  if (watch.paused) return answer.watchPaused(reasonOf(watch.paused.reason, language));
  const only = (watch.only ?? []).map((kind) => shown(kind));
  return answer.watchedSince(watcher(watch, language), moment(watch.since), only, watch.broadcast, watch.max);
}
