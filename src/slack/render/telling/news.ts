import type { Known } from '../../../recording/known.ts';
import type { News } from '../../../recording/news.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import { isForChannel } from '../../../recording/watching/broadcast.ts';
import type { Named } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import { codeByItsEnds, moment, shown, timeNear } from '../../text.ts';
import { span } from '../card/over.ts';
import { shownName } from '../card/title.ts';
import { reasonSaid } from '../card/words.ts';
import { faceOf } from '../faces.ts';
import { fits, type Message, paragraphs, spoken } from '../message.ts';
import { endSaid } from './end-news.ts';
import { pushOf } from './push.ts';

export interface NewsMessage extends Message {
  /** Shown to the whole channel and not only in the thread. */
  readonly broadcast: boolean;
}

/** What one look brought, a line for each, in one message. @param at when it was learnt */
export function newsMessage(
  { known, watch }: Subject,
  news: readonly News[],
  at: Instant,
  language: Language,
): NewsMessage {
  const name = shownName(known);
  // Outside its thread, news has to say whose it is.
  const broadcast = news.some((one) => isForChannel(one, watch?.broadcast));
  const said = news.map((one) => ({
    face: faceOf(one),
    said: sentence(one, known, at, language),
  }));
  const heading = broadcast ? [`*${name}*`] : [];
  const whole = paragraphs([...heading, ...said.map((one) => `${one.face} ${spoken(one.said)}`)]);
  const facts = () => paragraphs([...heading, ...said.map((one) => `${one.face} ${one.said.fact}`)]);
  return {
    text: pushOf(known, news, at, language),
    // No look brings so much with ordinary names; if one does, what happened comes before what to do.
    blocks: fits(whole) ? whole : facts(),
    broadcast,
  };
}

/** Enough to recognise them by; all are under Files. */
const NAMES_READ_OUT = 3;

const named = (texts: readonly string[]): Named => ({
  names: texts.slice(0, NAMES_READ_OUT).map((text) => codeByItsEnds(text)),
  more: Math.max(0, texts.length - NAMES_READ_OUT),
});

/** Agora begins its file names with the sid, which is 32 characters that tell nothing under its own card. */
const withoutSid = (name: string, sid: string): string => name.replace(sid, '…');

const LONGEST_REASON = 200;

function sentence(one: News, known: Known, at: Instant, language: Language): Said {
  const { news: say, phase, over } = language;
  const { sid } = known.recording;
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
        named(one.files.map(({ name }) => withoutSid(name, sid))),
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
      return say.recovered(phase[one.phase], span(one.gap, near), one.gap.before - one.gap.after, back);
    }
    case 'stuck_ready':
      return say.stuckReady(near(one.since), at - one.since);
    case 'rtmp_down':
      return say.pushDown(named(one.urls));
    case 'rtmp_up':
      return say.pushUp(named(one.urls));
    case 'failover':
      return say.failover(one.sign, one.nth);
    case 'expiring':
      return say.expiring(moment(one.at));
    case 'expired': {
      const facts = { files: 0, until: moment(one.at), lastState: phase[one.lastPhase] };
      const { fact, check } = over.words.expired.why(facts);
      const first = over.sentence(over.words.expired.state(facts));
      return { fact: language.together(first, fact), ...(check === undefined ? {} : { check }) };
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
        forMs: at - one.since,
        ...(one.planned === undefined ? {} : { planned: near(one.planned) }),
        ...(one.hours === undefined ? {} : { hours: one.hours }),
      });
    case 'paused_long':
      return say.pausedLong(near(one.since), at - one.since);
    case 'limit_ahead':
      return say.limitAhead(near(one.at), one.hours);
    case 'reason':
      return reasonSaid(one.word, near, language);
    case 'uploaded':
      return language.word.uploaded[one.where](near(one.at));
  }
}
