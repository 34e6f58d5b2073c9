import type { Subject } from '../../ports/messenger.ts';
import { isForChannel } from '../../recording/broadcast.ts';
import { AFTER_LOOKS_MS } from '../../recording/missing.ts';
import type { News } from '../../recording/news.ts';
import type { Bounds, Instant } from '../../recording/recording.ts';
import type { Language } from '../language/language.ts';
import type { Named } from '../language/news-sentences.ts';
import type { Said, Span } from '../language/said.ts';
import { codeByItsEnds, moment, shown, timeNear } from '../text.ts';
import { faceOf } from './faces.ts';
import { shownName } from './look.ts';
import { fallback, fits, type Message, paragraphs, spoken } from './message.ts';

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
    said: sentence(one, known.recording.sid, at, language),
  }));
  const heading = broadcast ? [`*${name}*`] : [];
  const whole = paragraphs([...heading, ...said.map((one) => `${one.face} ${spoken(one.said)}`)]);
  const facts = () => paragraphs([...heading, ...said.map((one) => `${one.face} ${one.said.fact}`)]);
  return {
    text: fallback(language.news.about(name, said.map((one) => one.said.fact).join(' '))),
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

function sentence(one: News, sid: string, at: Instant, language: Language): Said {
  const { news: say, phase } = language;
  const near = (then: Instant) => timeNear(then, at);
  const span = ({ after, before, ...open }: Bounds): Span => ({
    after: near(after),
    before: near(before),
    ...open,
  });
  switch (one.kind) {
    case 'phase':
      return say.phase(phase[one.to]);
    case 'started':
      return say.started(span(one.between), one.late);
    case 'paused':
      return say.paused(span(one.between));
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
      return say.stopping(span(one.between));
    case 'ended':
      return say.ended(span(one.between), one.how, one.files);
    case 'failed':
      return say.failed(span(one.between), one.files);
    case 'lost': {
      const looks = AFTER_LOOKS_MS.map((ms) => near(at + ms));
      const tell = one.uploaded ? say.lost : say.lostUnused;
      return tell(span(one.between), phase[one.lastPhase], near(one.missingSince), looks);
    }
    case 'recovered':
      return one.from === 'not_started'
        ? say.aliveLate(phase[one.phase])
        : say.recovered(phase[one.phase], span(one.gap), one.gap.before - one.gap.after);
    case 'not_started':
      return say.notStarted(one.between.before - one.between.after, one.status, moment(one.askingUntil));
    case 'stuck_ready':
      return say.stuckReady(near(one.since), at - one.since);
    case 'rtmp_down':
      return say.pushDown(named(one.urls));
    case 'rtmp_up':
      return say.pushUp(named(one.urls));
    case 'failover':
      return say.failover(one.sign);
    case 'expiring':
      return say.expiring(moment(one.at));
    case 'expired':
      return say.expired(moment(one.at), phase[one.lastPhase]);
    case 'refused': {
      const reason = one.reason === undefined ? undefined : shown(one.reason, LONGEST_REASON);
      return say.refused(one.check, one.code, reason);
    }
    case 'blind':
      return say.blind(near(one.since), language.cause[one.cause]);
    case 'sighted':
      return say.sighted(near(one.since));
  }
}
