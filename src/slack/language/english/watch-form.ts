import type { WatchFormSentences } from '../watch-form-sentences.ts';
import { counted } from './measures.ts';

export const englishWatchForm: WatchFormSentences = {
  title: 'Watch a recording',
  submit: 'Watch',
  label: {
    paste: 'What your backend got from Agora',
    app: 'Agora app',
    mode: 'Mode',
    channel: 'Channel to tell',
    only: 'What to hear',
    broadcast: 'What the whole channel sees',
    alias: 'Name',
    lang: 'Language in the channel',
  },
  hint: {
    paste:
      'The answer of start, a query URL, a curl command, or sid, resource ID and mode; up to 50 recordings at once. Slack takes 3,000 characters here: of longer texts paste the ids alone, or type /recording-watch and the whole text.',
    app: 'A query URL says it itself.',
    mode: 'As start was called; a URL and a curl command say it themselves.',
    only: 'The card shows everything; this is for the lines in its thread.',
    broadcast: 'The other lines are in the thread alone.',
    alias: 'What people call it. For one recording only.',
  },
  placeholder: {
    paste: '{"resourceId": "…", "sid": "38f8e3…"}',
    app: 'The one that the text names',
    channel: 'Choose a channel',
    only: 'Everything',
    broadcast: 'Bad news and how it ends',
    lang: 'As it is now',
  },
  guess: 'As the text says',
  kind: {
    started: 'Started',
    paused: 'Paused',
    resumed: 'Recording again',
    file: 'New files',
    stopping: 'Stopping',
    ended: 'Ended',
    failed: 'Failed',
    lost: 'Lost',
    recovered: 'Found again',
    not_started: 'Did not start',
    stuck_ready: 'Nothing uploaded for 2 minutes',
    rtmp_down: 'Push disconnected',
    rtmp_up: 'Push connected again',
    failover: 'Moved to another server',
    expiring: 'Query window closing',
    expired: 'Query window closed',
    refused: 'Ids refused by Agora',
    blind: 'Bot can’t see it',
    sighted: 'Bot sees it again',
    left_running: 'Still running, too long',
    paused_long: 'Paused for long',
    limit_ahead: 'Limit ahead',
  },
  broadcast: { bad: 'Bad news only', final: 'Only how it ends', all: 'Everything', none: 'Nothing' },
  nothingFound: {
    fact: 'In that message I found no sid, no query URL and no answer of `start`.',
    check: 'If it does name a recording, complete it here.',
  },
  cut: {
    fact: 'Slack takes 3,000 characters here, so the end of that message is missing below.',
    check: 'If the ids stand there, paste them here instead.',
  },
  notOpened: {
    fact: 'I could not open the form: Slack lets me do so only within three seconds.',
    check:
      'Try again, or type `/recording-watch` and what Agora answered: `/recording-watch {"resourceId":"…","sid":"38f8e3…"} mix as:"Algebra II"`.',
  },
  where: (channel) => `In ${channel}:`,
  wrong: {
    empty: 'Paste what start answered, or type a sid or name that I know.',
    tooLong:
      'This fills the 3,000 characters that Slack takes here, so its end is missing. Paste sid, resource ID and mode alone, or type /recording-watch and the whole text.',
    modeMissing: 'The text does not say the mode. Choose the one that start was called with.',
    modeDiffers: (read) => `The text says ${read}. Choose that, or leave it to the text.`,
    appMissing: 'The text does not say which app. Choose it.',
    aliasForMany: (count) => `A name is for one recording, and these are ${counted(count, 'recording')}.`,
  },
};
