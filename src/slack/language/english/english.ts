import type { Filter } from '../../../flows/asking/list.ts';
import type { Output } from '../../../recording/observation.ts';
import type { Phase } from '../../../recording/phase.ts';
import type { Mode } from '../../../recording/recording.ts';
import type { ButtonKey } from '../../pressable/buttons.ts';
import type { CommandKey, Use } from '../../pressable/commands.ts';
import type { Shown } from '../../text.ts';
import type { GoingOn } from '../facts.ts';
import { englishAnswers } from './asking/answers.ts';
import { englishDoctor } from './asking/doctor.ts';
import { englishFiles, englishQuery, englishView } from './asking/windows.ts';
import { englishCard, englishExpected } from './card/card.ts';
import { englishEnding } from './card/ending.ts';
import { englishOver } from './card/over.ts';
import { englishWords } from './card/words.ts';
import { englishHome } from './home.ts';
import { duration } from './measures.ts';
import { englishDigest } from './telling/digest.ts';
import { englishHeard, englishNews } from './telling/news.ts';
import { englishNotices } from './telling/notices.ts';
import { englishOwners, englishPauses } from './telling/places.ts';
import { englishMute, englishOnIt, englishSpoken, englishVouch } from './telling/pressed.ts';
import { causes } from './terms.ts';
import { englishIntake } from './watching/intake.ts';
import { englishMistakes, englishStep } from './watching/mistakes.ts';
import { englishRules } from './watching/rules.ts';
import { englishWatchForm } from './watching/watch-form.ts';

/** The text that every language is typed after: what a sentence is made from is annotated here, and nowhere else. */
export const ENGLISH = {
  /** Name of the language in the language itself. */
  ownName: 'English',
  /** Phases in one or two words, for the life line and for lists. */
  phase: {
    registered: 'registered',
    starting: 'starting',
    ready: 'ready',
    recording: 'recording',
    paused: 'paused',
    stopping: 'stopping',
    ended: 'ended',
    failed: 'failed',
    lost: 'lost',
    not_started: 'did not start',
    expired: 'expired',
    refused: 'refused',
  } satisfies Readonly<Record<Phase, string>>,
  /** State of a recording that is not over, after its name; `over` has the others. */
  state: {
    registered: 'registered',
    starting: 'starting',
    ready: 'ready, nothing uploaded yet',
    recording: 'recording',
    paused: 'paused',
    stopping: 'stopping',
  } satisfies Readonly<Record<GoingOn, string>>,
  /** The same with the moment at which it was first seen so. */
  since: {
    registered: (at: Shown) => `registered ${at}`,
    starting: (at: Shown) => `starting since ${at}`,
    ready: (at: Shown) => `ready since ${at}, nothing uploaded yet`,
    recording: (at: Shown) => `recording since ${at}`,
    paused: (at: Shown) => `paused since ${at}`,
    stopping: (at: Shown) => `stopping since ${at}`,
  } satisfies Readonly<Record<GoingOn, (at: Shown) => string>>,
  over: englishOver,
  /** How Agora records, with Agora's own word in it. */
  mode: { individual: 'individual', mix: 'mix', web: 'web', raw: 'raw' } satisfies Readonly<
    Record<Mode, string>
  >,
  button: {
    refresh: 'Refresh',
    show: 'Show',
    watchHere: 'Watch here',
    unwatch: 'Unwatch',
    files: 'Files',
    filesNewer: 'Newer',
    filesOlder: 'Older',
    history: 'History',
    historyEarlier: 'Earlier',
    historyLater: 'Later',
    pageBack: 'Previous',
    pageOn: 'Next',
    helpWatch: 'Watch',
    helpOptions: 'Options',
    helpRules: 'Rules',
    exportJson: 'Export as JSON',
    exportCsv: 'Export as CSV',
    share: 'Share to channel',
    resume: 'Resume',
    tellAgain: 'Tell again',
    forgetNeverFound: 'Forget these',
    query: 'Copy query',
    mute15: '15 minutes',
    mute60: '1 hour',
    muteEnd: 'Until it ends',
    muteBad: 'Only problems and the end',
    muteSilent: 'Everything, also failures: 15 minutes',
    unmute: 'Unmute',
    register: 'Register it',
    choose: 'Choose',
    watchMatching: 'Watch these too',
    pauseRule: 'Pause rule',
    resumeRule: 'Resume rule',
    removeRule: 'Remove rule',
    connect: 'Connect your backend',
    vouch: 'It was stopped on purpose',
    withdrawVouch: 'Undo “on purpose”',
    onIt: 'I’m on it',
    speakAgain: 'Undo',
  } satisfies Readonly<Record<ButtonKey, string>>,
  cause: causes,
  output: {
    connecting: 'connecting',
    publishing: 'publishing',
    onhold: 'on hold',
    disconnected: 'disconnected',
    unknown: 'in an unknown state',
  } satisfies Readonly<Record<Output['status'], string>>,
  filter: { live: 'live', ended: 'ended', failed: 'failed', all: 'known' } satisfies Readonly<
    Record<Filter, string>
  >,
  /** Purpose of each command, and of each way to use it. */
  command: {
    status: 'How is a recording?',
    watch: 'Tell this channel about a recording',
    unwatch: 'Stop telling this channel',
    list: 'Which recordings are there?',
  } satisfies Readonly<Record<CommandKey, string>>,
  use: {
    status: 'how one recording is now; only you see the answer',
    watchedHere: 'what this channel watches, live first',
    doctor: 'what might keep news from this channel',
    watchForm: 'opens a form',
    watchKnown: 'watches a recording that is known already',
    watchIds: 'registers and watches one; the ids may come in any order',
    watchPaste:
      'the same from something pasted, up to 50 recordings at once; the URL and the curl command name the mode themselves',
    watchAll:
      'a standing rule: every recording registered from now on; `channel:class-*` for some channels only',
    watchOptions: 'with any of these: which Agora app, a name for people, which news, which language',
    watchBroadcast:
      'which news the whole channel sees and not only the thread; bad and final ones where nothing is said',
    watchCards: '`bad`: a card only once a recording is in trouble, none for a healthy one',
    watchNotify: 'who is mentioned on bad news; whoever watches where nothing is said',
    watchMax: 'after how many hours to say that it still runs; `none`: it is not to end by itself',
    unwatch: 'the card stays, the news stop',
    removeRule: 'ends a standing rule; what it watches already stays watched',
    list: 'recordings of this workspace that you may see, live first',
    listRules: 'standing rules of this channel and of others',
  } satisfies Readonly<Record<Use, string>>,
  /** Milliseconds as people say them: "40 s", "4 min", "1 h 12 min". */
  duration,
  /** Two sentences in one line. */
  together: (one: string, other: string) => `${one} ${other}`,
  card: englishCard,
  news: englishNews,
  answer: englishAnswers,
  heard: englishHeard,
  intake: englishIntake,
  watchForm: englishWatchForm,
  step: englishStep,
  mistake: englishMistakes,
  doctor: englishDoctor,
  notice: englishNotices,
  view: englishView,
  query: englishQuery,
  mute: englishMute,
  onIt: englishOnIt,
  files: englishFiles,
  expected: englishExpected,
  digest: englishDigest,
  pauses: englishPauses,
  owners: englishOwners,
  spoken: englishSpoken,
  vouch: englishVouch,
  ending: englishEnding,
  word: englishWords,
  rule: englishRules,
  home: englishHome,
};
