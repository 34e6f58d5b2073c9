import type { Shown } from '../../../text.ts';

/** Silences as people are told of them. */
export const englishMute = {
  /** On the closed menu. */
  choose: 'Mute',
  onCard: {
    until: (at: Shown, by: Shown) => `🔕 Muted until ${at} by ${by}`,
    end: (by: Shown) => `🔕 Muted until it ends by ${by}`,
    bad: (by: Shown) => `🔕 Only bad news until it ends, by ${by}`,
  },
  muted: {
    until: (name: Shown, at: Shown) => ({
      fact: `*${name}* is muted in this channel until ${at}. Bad news waits until then as well; the card goes on showing everything.`,
      check: 'Then I say in its thread what was missed. To hear of it sooner: Unmute on the card.',
    }),
    end: (name: Shown) => ({
      fact: `*${name}* is muted in this channel until it ends, or is lost. How it ends is told as always; the card goes on showing everything.`,
      check:
        'What was missed before that, I say in its thread then. To hear of it sooner: Unmute on the card.',
    }),
    bad: (name: Shown) => ({
      fact: `Of *${name}*, this channel hears only bad news until it ends: trouble, that it has passed, and how it ends. The card goes on showing everything.`,
      check: 'To hear of everything again: Unmute on the card.',
    }),
  },
  /** It took the place of one that somebody had asked for before. */
  replaced: (by: Shown) => `This takes the place of the mute that ${by} asked for.`,
  /** Nothing more is to be told of it. */
  over: (name: Shown) => ({ fact: `*${name}* is over, so there is nothing left to mute.` }),
  notWatched: (name: Shown) => ({
    fact: `*${name}* is not watched in this channel, so there is nothing to mute.`,
    check: 'To hear of it here, press Watch here.',
  }),
  /** By where it is told what was missed. */
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
    fact: 'I no longer know that recording: it was forgotten some time after it ended.',
  },
};
