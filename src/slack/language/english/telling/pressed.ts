import type { Shown } from '../../../text.ts';

/** Silences as people are told of them. */
export const englishMute = {
  /** On the closed menu. */
  choose: 'Mute',
  onCard: {
    until: (at: Shown, by: Shown) => `🔕 Muted until ${at} by ${by} · bad news still comes`,
    silent: (at: Shown, by: Shown) => `🔕 Nothing is posted until ${at}, also no failures · by ${by}`,
    end: (by: Shown) => `🔕 Muted until it ends by ${by} · bad news still comes`,
    bad: (by: Shown) => `🔕 Only problems and the end, by ${by}`,
  },
  muted: {
    until: (name: Shown, at: Shown) => ({
      fact: `*${name}* is muted in this channel until ${at}. Bad news still comes; the card shows everything.`,
      check: 'Then I say in its thread what was missed. To hear of it sooner: Unmute on the card.',
    }),
    silent: (name: Shown, at: Shown) => ({
      fact: `Nothing about *${name}* is posted in this channel until ${at}, failures included. The card shows everything.`,
      check: 'Then I say in its thread what was missed. To hear of it sooner: Unmute on the card.',
    }),
    end: (name: Shown) => ({
      fact: `*${name}* is muted in this channel until it ends. Bad news and its end still come; the card shows everything.`,
      check: 'Then I say in its thread what was missed. To hear of it sooner: Unmute on the card.',
    }),
    bad: (name: Shown) => ({
      fact: `Only problems and the ending of *${name}* are posted here. The card shows everything.`,
      check: 'To hear of everything again: Unmute on the card.',
    }),
  },
  /** It took the place of one that somebody had asked for before. */
  replaced: (by: Shown) => `This takes the place of the mute that ${by} asked for.`,
  /** Nothing more is to be told of it. */
  over: (name: Shown) => ({
    fact: `*${name}* is no longer going on, as far as I can tell, so there is nothing left to mute.`,
  }),
  notWatched: (name: Shown) => ({
    fact: `*${name}* is not watched in this channel, so there is nothing to mute.`,
    check: 'To hear of it here, press Watch here.',
  }),
  /** An unmute, by where it is told what was missed. */
  unmuted: {
    nothing: (name: Shown, since: Shown) => ({
      fact: `*${name}* is no longer muted. Since ${since} there is nothing to catch up on.`,
    }),
    in_thread: (name: Shown, since: Shown) => ({
      fact: `*${name}* is no longer muted. What was missed since ${since} follows in its thread.`,
    }),
    on_card: (name: Shown, _since: Shown) => ({
      fact: `*${name}* is no longer muted. Its card, which follows, shows how it stands.`,
    }),
    after_pause: (name: Shown, since: Shown) => ({
      fact: `*${name}* is no longer muted. At present I cannot post in this channel; what was missed since ${since} follows when I can.`,
    }),
  },
  notMuted: (name: Shown) => ({ fact: `*${name}* is not muted in this channel.` }),
  /** The recording is known no longer. */
  forgotten: {
    fact: 'I no longer know that recording: it ended long ago, or somebody had me forget it.',
  },
};

/** Somebody takes care of bad news. */
export const englishOnIt = {
  /** In the thread. */
  line: (who: Shown) => `✋ ${who} is on it.`,
  /** In place of the button. */
  onMessage: (who: Shown, at: Shown) => `✋ ${who} is on it, since ${at}`,
  /** Answers to a person who pressed first, pressed again, or pressed after somebody else. */
  taken: (name: Shown) => ({
    fact: `You are on it: the message and the thread of *${name}* say so, with your name.`,
  }),
  mine: (name: Shown) => ({ fact: `You are on it already: the thread of *${name}* says so.` }),
  others: (name: Shown, who: Shown, at: Shown) => ({
    fact: `${who} has been on it since ${at}, so nothing was changed for *${name}*.`,
    check: 'To help, answer in its thread.',
  }),
  notWatched: {
    fact: 'This channel does not watch that recording any more, so nothing was changed.',
  },
};

/** The language of a channel. @param language its own name */
export const englishSpoken = {
  /** In the channel, in the language that it has had. */
  switched: (by: Shown, language: string) => ({
    fact: `${by} switched my messages in this channel to ${language}.`,
  }),
  undone: (language: string) => ({ fact: `My messages in this channel are in ${language} again.` }),
  /** Somebody else was faster, or has switched it since. */
  otherwise: (language: string) => ({
    fact: `My messages in this channel are in ${language} now, so nothing was changed.`,
    check: 'To choose a language, add `lang:en` or `lang:zh` to `/recording-watch`.',
  }),
};

/** Answers to a person who says that a recording was stopped on purpose, or takes that back. */
export const englishVouch = {
  vouched: (name: Shown) => ({
    fact: `*${name}* counts as stopped on purpose: its card says so, with your name.`,
    check: 'Anybody in the channel can undo that, from the card’s menu.',
  }),
  withdrawn: (name: Shown) => ({
    fact: `Taken back: *${name}* is told again by what else is known of its end.`,
  }),
  already: (name: Shown, by: Shown) => ({
    fact: `${by} has said already that *${name}* was stopped on purpose.`,
  }),
  /** It has not ended, as far as is known. */
  alive: (name: Shown) => ({
    fact: `*${name}* has not ended, as far as I know, so there is nothing to explain.`,
  }),
  /** How it ended is known otherwise. */
  known: (name: Shown, state: string) => ({ fact: `How *${name}* ended is known already: ‘${state}’.` }),
  /** Nobody has said so, or it has been taken back already. */
  nothingToUndo: (name: Shown) => ({
    fact: `There is nothing to undo: nobody’s word about the end of *${name}* stands.`,
  }),
};
