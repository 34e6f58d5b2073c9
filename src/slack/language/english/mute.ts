import type { MuteSentences } from '../mute-sentences.ts';

export const englishMute: MuteSentences = {
  choose: 'Mute',
  onCard: {
    until: (at, by) => `🔕 Muted until ${at} by ${by}`,
    end: (by) => `🔕 Muted until it ends by ${by}`,
    bad: (by) => `🔕 Only bad news until it ends, by ${by}`,
  },
  muted: {
    until: (name, at) => ({
      fact: `*${name}* is muted in this channel until ${at}. Bad news waits until then as well; the card goes on showing everything.`,
      check: 'Then I say in its thread what was missed. To hear of it sooner: Unmute on the card.',
    }),
    end: (name) => ({
      fact: `*${name}* is muted in this channel until it ends, or is lost. How it ends is told as always; the card goes on showing everything.`,
      check:
        'What was missed before that, I say in its thread then. To hear of it sooner: Unmute on the card.',
    }),
    bad: (name) => ({
      fact: `Of *${name}*, this channel hears only bad news until it ends: trouble, that it has passed, and how it ends. The card goes on showing everything.`,
      check: 'To hear of everything again: Unmute on the card.',
    }),
  },
  replaced: (by) => `This takes the place of the mute that ${by} asked for.`,
  over: (name) => ({ fact: `*${name}* is over, so there is nothing left to mute.` }),
  notWatched: (name) => ({
    fact: `*${name}* is not watched in this channel, so there is nothing to mute.`,
    check: 'To hear of it here, press Watch here.',
  }),
  unmuted: {
    nothing: (name, since) => ({
      fact: `*${name}* is no longer muted. Since ${since} there is nothing to catch up on.`,
    }),
    in_thread: (name, since) => ({
      fact: `*${name}* is no longer muted. What was missed since ${since} follows in its thread.`,
    }),
    on_card: (name) => ({
      fact: `*${name}* is no longer muted. Its card, which follows, shows how it stands.`,
    }),
    after_pause: (name, since) => ({
      fact: `*${name}* is no longer muted. At present I cannot post in this channel; what was missed since ${since} follows when I can.`,
    }),
  },
  notMuted: (name) => ({ fact: `*${name}* is not muted in this channel.` }),
  forgotten: {
    fact: 'I no longer know that recording: it was forgotten some time after it ended.',
  },
};
