import type { KnownBlock } from '@slack/types';
import type { Known } from '../../../recording/known.ts';
import type { News } from '../../../recording/news.ts';
import type { Instant } from '../../../recording/recording.ts';
import { type Piece, split } from '../../../recording/telling/piece.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import { isBad } from '../../../recording/watching/gravity.ts';
import type { Notify } from '../../../recording/watching/notify.ts';
import { BLOCKS } from '../../blocks.ts';
import type { Absence, Named } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import { type Said, said } from '../../language/said.ts';
import { call, code, codeByItsEnds, minute, shown, timeNear } from '../../text.ts';
import { span } from '../card/over.ts';
import { shownName } from '../card/title.ts';
import { reasonSaid } from '../card/words.ts';
import { faceOf } from '../faces.ts';
import { fits } from '../fitting.ts';
import { actions, button, type Message, named, paragraphs, section, spoken } from '../message.ts';
import { endSaid } from './end-news.ts';
import { lifeSaid } from './life.ts';
import { pushOf } from './push.ts';

export interface NewsMessage extends Message {
  /** Whether it is also shown in the channel, and not only in the thread. */
  readonly broadcast: boolean;
}

/**
 * News of one recording in one message.
 * @param who is mentioned if some of it is bad
 */
export function newsMessage(
  { known }: Subject,
  pieces: readonly Piece[],
  language: Language,
  who?: Notify,
): NewsMessage {
  const name = shownName(known);
  // In the channel, news has to name its recording.
  const loud = pieces.filter(({ told }) => told === 'channel');
  const broadcast = loud.length > 0;
  const lines = (say: (said: Said) => string) =>
    pieces.flatMap((piece) => linesOf(piece, known, say, language));
  const heading = broadcast ? [`*${name}*`] : [];
  const whole = paragraphs([...heading, ...lines(spoken)]);
  const facts = () => paragraphs([...heading, ...lines(({ fact }) => fact)]);
  return {
    text: pushOf(known, broadcast ? loud : pieces, language),
    // Advice is left out where there is no room for it, which takes many long names of files.
    blocks: [
      ...(fits(whole) ? whole : facts()),
      ...(isBadNews(pieces) ? response(who, known, language) : []),
    ],
    broadcast,
  };
}

/** Whether some of the news is bad, so that somebody should act. */
export const isBadNews = (pieces: readonly Piece[]): boolean => pieces.some(({ news }) => news.some(isBad));

/** Characters of file names in one line, which fits into a section however they are escaped. */
const NAMES_IN_LINE = 800;

function linesOf(
  piece: Piece,
  known: Known,
  say: (said: Said) => string,
  language: Language,
): readonly string[] {
  const { since, at } = piece;
  return [
    ...(since === undefined ? [] : lifeSaid(known, since, at, language)),
    ...split(piece, NAMES_IN_LINE).flatMap(({ news }) =>
      news.map((one) => `${faceOf(one)} ${say(sentence(one, known, at, language))}`),
    ),
  ];
}

/** End of bad news: who is mentioned, and the button *I'm on it*. */
const response = (
  who: Notify | undefined,
  { recording }: Known,
  language: Language,
): readonly KnownBlock[] => [
  ...(who === undefined ? [] : [{ ...section(language.heard.calling(call(who))), block_id: BLOCKS.called }]),
  { ...actions(button('onIt', recording, language)), block_id: BLOCKS.onIt },
];

/** URLs of pushes named at most. */
const PUSHES_NAMED = 3;

/** Letters of a file name at most: longer than any of Agora's, so that each can be copied whole. */
const LONGEST_FILE_NAME = 400;

const LONGEST_REASON = 200;

/** How a recording was away; one that was never seen is away since its registration. */
function awayFrom({ from, gap }: Extract<News, { kind: 'recovered' }>, { recording, gaps }: Known): Absence {
  if (gap.after <= recording.registeredAt) return 'never_seen';
  const wasNotFound = gaps.some(({ to }) => to === gap.before);
  return from === 'starting' && !wasNotFound ? 'restarting' : 'not_found';
}

const pushes = (urls: readonly string[]): Named => named(urls, PUSHES_NAMED, (url) => codeByItsEnds(url));

function sentence(one: News, known: Known, at: Instant, language: Language): Said {
  const { news: say, phase, over } = language;
  const near = (then: Instant) => timeNear(then, at);
  switch (one.kind) {
    case 'phase':
      return say.phase(phase[one.to]);
    case 'started':
      return say.started(span(one.between, near), one.late);
    case 'paused':
      return say.paused(span(one.between, near));
    case 'resumed':
      return say.resumed(at - one.pausedSince);
    case 'file': {
      const [only, ...others] = one.files;
      const startedAt = others.length === 0 ? only?.startedAt : undefined;
      return say.file(
        { names: one.files.map(({ name }) => code(name, LONGEST_FILE_NAME)), more: 0 },
        startedAt === undefined ? undefined : near(startedAt),
      );
    }
    case 'stopping':
      return say.stopping(span(one.between, near));
    case 'ended':
    case 'failed':
    case 'lost':
    case 'not_started':
      return endSaid(one, known, at, language);
    case 'recovered': {
      if (one.from === 'not_started') return say.aliveLate(phase[one.phase], one.was?.how !== 'unseen');
      const back = one.was && over.sentence(over.notAfterAll[one.was.phase]);
      const { gap } = one;
      return say.recovered(
        phase[one.phase],
        span(gap, near),
        gap.before - gap.after,
        back,
        awayFrom(one, known),
      );
    }
    case 'stuck_ready':
      return say.stuckReady(near(one.since), at - one.since, known.recording.mode);
    case 'rtmp_down':
      return say.pushDown(pushes(one.urls));
    case 'rtmp_up':
      return say.pushUp(pushes(one.urls));
    case 'failover':
      return say.failover(one.sign, one.nth);
    case 'expiring':
      return say.expiring(minute(one.at));
    case 'expired': {
      const facts = { files: 0, until: minute(one.at), lastState: phase[one.lastPhase] };
      const { fact, check } = over.words.expired.why(facts);
      const first = over.sentence(over.words.expired.state(facts));
      return said(language.together(first, fact), check);
    }
    case 'refused': {
      const reason = one.reason === undefined ? undefined : shown(one.reason, LONGEST_REASON);
      return say.refused(one.check, one.code, reason);
    }
    case 'blind':
      return say.blind(near(one.since), language.cause[one.cause]);
    case 'sighted':
      return say.sighted(near(one.since));
    case 'left_running':
      return say.leftRunning({
        since: near(one.since),
        started: one.since === known.recording.startedAt,
        forMs: at - one.since,
        ...(one.planned === undefined ? {} : { planned: near(one.planned) }),
        ...(one.hours === undefined ? {} : { hours: one.hours }),
      });
    case 'paused_long':
      return say.pausedLong(near(one.since), at - one.since);
    case 'limit_ahead':
      return say.limitAhead(near(one.at), one.hours);
    case 'reason':
      return reasonSaid(one.word, near, at, language);
    case 'uploaded':
      return language.word.uploaded[one.where](near(one.at));
  }
}
