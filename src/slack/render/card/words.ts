import { reasonOf } from '../../../recording/ending/reasons.ts';
import { isGone, streamOf } from '../../../recording/ending/streams.ts';
import { saysOver, type Word } from '../../../recording/ending/words.ts';
import type { Known } from '../../../recording/known.ts';
import type { Instant } from '../../../recording/recording.ts';
import { said } from '../../../recording/summing/said.ts';
import type { WordSays } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import { type Said, said as withCheck } from '../../language/said.ts';
import { type Shown, timeNear } from '../../text.ts';

/** A reason that Agora gives, and what to do about it. @param near writes its time @param now when it is told */
export function reasonSaid(
  word: Word,
  near: (at: Instant) => Shown,
  now: Instant,
  { word: say }: Language,
): Said {
  const reason = reasonOf(word);
  if (word.event === 42) {
    const ms = word.code ?? 0;
    return withCheck(say.gap(near(word.at - ms), near(word.at), ms), say.check.gap);
  }
  const stream = streamOf(word);
  if (stream !== undefined) {
    return isGone(word)
      ? say.silentFor(stream, near(word.at), now - word.at)
      : { fact: say.streamBack(stream, near(word.at)) };
  }
  const code = word.event === 1 ? word.code : undefined;
  return withCheck(say.reason(say.says[reason ?? 'over'], near(word.at), code), reason && say.check[reason]);
}

/** Agora's notices that still hold, a line each. @param near see `titleOf` */
export function wordLines(known: Known, language: Language, near: Instant): readonly string[] {
  const { word: say } = language;
  const { reason, silent } = said(known);
  const upload = uploadLine(known, language, near);
  const time = (at: Instant) => timeNear(at, near);
  return [
    ...(reason ? [reasonSaid(reason.word, time, reason.word.at, language).fact] : []),
    ...silent.map(({ what, since }) => say.silent(what, time(since))),
    ...(upload === undefined ? [] : [upload]),
  ];
}

/** Place of the files, by Agora's notices. @param near see `titleOf` */
export function uploadLine(known: Known, { word: say }: Language, near: Instant): string | undefined {
  const { upload } = said(known);
  if (upload === undefined) return undefined;
  if (upload.where === 'under_way') return say.uploading(upload.share);
  return say.uploaded[upload.where](timeNear(upload.at, near)).fact;
}

/** Meaning of a notice, if it is known. */
export function saysOf(word: Word): WordSays | undefined {
  const reason = reasonOf(word);
  if (reason !== undefined) return reason;
  const stream = streamOf(word);
  if (stream !== undefined) return `${stream}_${isGone(word) ? 'gone' : 'back'}`;
  return saysOver(word) ? 'over' : OF_EVENT[word.event];
}

const OF_EVENT: Readonly<Record<number, WordSays>> = {
  31: 'uploaded',
  32: 'backed_up',
  33: 'uploading',
  40: 'began',
  42: 'gap',
  70: 'began',
};
