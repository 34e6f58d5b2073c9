import type { Broadcast } from '../../../../recording/watching/broadcast.ts';
import type { Cards } from '../../../../recording/watching/cards.ts';
import type { CommonKind } from '../../../../recording/watching/hearing.ts';
import type { Hear } from '../../../pressable/form-fields.ts';
import type { Shown } from '../../../text.ts';
import { counted } from '../measures.ts';

const INSTEAD =
  'try again, or type `/recording-watch` and what Agora answered: `/recording-watch {"resourceId":"…","sid":"38f8e3…"} mix as:"Algebra II"`.';

/** The form to register a recording. Labels and hints are plain text, in which Slack formats nothing. */
export const englishWatchForm = {
  /** At most 24 characters, as `submit`. */
  title: 'Watch a recording',
  submit: 'Watch',
  label: {
    paste: 'What your backend got from Agora',
    app: 'Agora app',
    mode: 'Mode',
    channel: 'Channel to tell',
    hear: 'What to hear',
    only: 'Kinds, if you choose',
    broadcast: 'What the whole channel sees',
    cards: 'Cards',
    notify: 'Whom to mention on bad news',
    alias: 'Name',
    lang: 'Language in the channel',
    endsAt: 'Planned end',
    max: 'Tell me if it runs longer than … hours',
  },
  hint: {
    paste:
      'The answer of start, a query URL, a curl command, or sid, resource ID and mode; up to 50 recordings at once. Slack takes 3,000 characters here: of longer texts paste the ids alone, or type /recording-watch and the whole text.',
    app: 'A query URL says it itself.',
    mode: 'As start was called; a URL and a curl command say it themselves.',
    only: 'Nothing ticked means everything. This is for the lines in the thread; the card shows everything. For other kinds type /recording-watch with only:, see /recording-watch help.',
    broadcast: 'The other lines are in the thread alone.',
    cards: 'A card shows how the recording stands, and is kept up to date.',
    notify:
      'Whoever watches, if nobody is chosen. For a group, everybody or nobody type /recording-watch with notify:.',
    alias: 'What people call it. For one recording only.',
    endsAt: 'Then an end before it is told as early, and you hear when it runs on.',
    max: 'Hours, or none for one that is not to end by itself.',
  },
  placeholder: {
    paste: '{"resourceId": "…", "sid": "38f8e3…"}',
    app: 'The one that the text names',
    channel: 'Choose a channel',
    only: 'Choose kinds',
    broadcast: 'Bad news and how it ends',
    notify: 'Whoever watches',
    lang: 'As it is now',
    max: '6 for web, 24 for the others',
  },
  hear: {
    everything: 'Everything',
    problems: 'Problems and the end',
    choose: 'Choose kinds',
  } satisfies Readonly<Record<Hear, string>>,
  /** The mode that the ids say themselves. */
  guess: 'As the text says',
  kind: {
    started: 'Started',
    file: 'New files',
    ended: 'Ended',
    failed: 'Failed',
    lost: 'Lost',
    not_started: 'Did not start',
  } satisfies Readonly<Record<CommonKind, string>>,
  broadcast: {
    bad: 'Bad news only',
    final: 'Only how it ends',
    all: 'Everything',
    none: 'Nothing',
  } satisfies Readonly<Record<Broadcast, string>>,
  cards: { all: 'For every recording', bad: 'Only with trouble' } satisfies Readonly<Record<Cards, string>>,
  /** Above the form, when a message held nothing that could be registered. */
  nothingFound: {
    fact: 'In that message I found no sid, no query URL and no answer of `start`.',
    check: 'If it does name a recording, complete it here.',
  },
  /** The text of that message is longer than the field takes. */
  cut: {
    fact: 'Slack takes 3,000 characters here, so the end of that message is missing below.',
    check: 'If the ids stand there, paste them here instead.',
  },
  /** The form did not open: what to type instead, by what is known of the reason. */
  notOpened: {
    late: {
      fact: 'I could not open the form: Slack lets me do so only within three seconds.',
      check: `Please ${INSTEAD}`,
    },
    refused: { fact: 'I could not open the form: Slack did not let me.', check: `Please ${INSTEAD}` },
    unanswered: {
      fact: 'Slack has not confirmed that the form opened.',
      check: `If you see no form, ${INSTEAD}`,
    },
  },
  /** Above what came of the form: which channel it is about. */
  where: (channel: Shown) => `In ${channel}:`,
  wrong: {
    empty: 'Paste what start answered, or type a sid or name that I know.',
    /** The text fills the field, so its end is missing. */
    tooLong:
      'This fills the 3,000 characters that Slack takes here, so its end is missing. Paste sid, resource ID and mode alone, or type /recording-watch and the whole text.',
    modeMissing: 'The text does not say the mode. Choose the one that start was called with.',
    modeDiffers: (read: string) => `The text says ${read}. Choose that, or leave it to the text.`,
    /** @param most hours */
    max: (most: number) => `Write a number of hours, ${most} at most, such as 4 or 1.5, or none.`,
    channel: 'Choose a channel of this workspace that is not shared with another company, and no person.',
    hear: 'Kinds are ticked below: choose “Choose kinds”, or untick them.',
    notify: 'That account reads no mentions. Choose a person who is active here.',
    appMissing: 'The text does not say which app. Choose it.',
    aliasForMany: (count: number) =>
      `A name is for one recording, and these are ${counted(count, 'recording')}.`,
  },
};
