import { reasonOf } from '../../../recording/ending/reasons.ts';
import { saysOver, type Word } from '../../../recording/ending/words.ts';
import type { Known } from '../../../recording/known.ts';
import type { Instant } from '../../../recording/recording.ts';
import { said } from '../../../recording/summing/said.ts';
import type { WordSays } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import { moment, type Shown } from '../../text.ts';

/** A reason that Agora gives, and what to do about it. @param near how its time is written here */
export function reasonSaid(word: Word, near: (at: Instant) => Shown, { word: say }: Language): Said {
  const reason = reasonOf(word);
  if (word.event === 42) {
    const ms = word.code ?? 0;
    return withCheck(say.gap(near(word.at - ms), near(word.at), ms), say.check.gap);
  }
  const code = word.event === 1 ? word.code : undefined;
  return withCheck(say.reason(say.says[reason ?? 'over'], near(word.at), code), reason && say.check[reason]);
}

const withCheck = (fact: string, check: string | undefined): Said =>
  check === undefined ? { fact } : { fact, check };

/** What of Agora's own words stands at present, a line each. */
export function wordLines(known: Known, language: Language): readonly string[] {
  const { word: say } = language;
  const { reason, upload, silent } = said(known);
  return [
    ...(reason ? [reasonSaid(reason.word, moment, language).fact] : []),
    ...silent.map(({ what, since }) => say.silent(what, moment(since))),
    ...(upload === undefined
      ? []
      : [
          upload.where === 'under_way'
            ? say.uploading(upload.share)
            : say.uploaded[upload.where](moment(upload.at)).fact,
        ]),
  ];
}

/** What a notice says, in a few words, where that is known. */
export function saysOf(word: Word): WordSays | undefined {
  const reason = reasonOf(word);
  if (reason !== undefined) return reason;
  if (word.event === 43) return word.code === 1 ? 'sound_gone' : 'sound_back';
  if (word.event === 44) return word.code === 1 ? 'picture_gone' : 'picture_back';
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
