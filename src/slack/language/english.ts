import { englishAnswers } from './english/answers.ts';
import { englishCard } from './english/card.ts';
import { causes } from './english/causes.ts';
import { englishDigest } from './english/digest.ts';
import { englishDoctor } from './english/doctor.ts';
import { englishEnding } from './english/ending.ts';
import { englishExpected } from './english/expected.ts';
import { englishFiles } from './english/files.ts';
import { englishHome } from './english/home.ts';
import { englishIntake } from './english/intake.ts';
import { duration } from './english/measures.ts';
import { englishMistakes } from './english/mistakes.ts';
import { englishMute } from './english/mute.ts';
import { englishNews } from './english/news.ts';
import { englishNotices } from './english/notices.ts';
import { englishOver } from './english/over.ts';
import { englishOwners } from './english/owners.ts';
import { englishPauses } from './english/pauses.ts';
import { englishQuery } from './english/query.ts';
import { englishRules } from './english/rules.ts';
import { englishStep } from './english/step.ts';
import { englishView } from './english/view.ts';
import { englishVouch } from './english/vouch.ts';
import { englishWatchForm } from './english/watch-form.ts';
import { englishWords } from './english/words.ts';
import type { Language } from './language.ts';

export const ENGLISH: Language = {
  ownName: 'English',
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
  },
  state: {
    registered: 'registered',
    starting: 'starting',
    ready: 'ready, nothing uploaded yet',
    recording: 'recording',
    paused: 'paused',
    stopping: 'stopping',
  },
  over: englishOver,
  mode: { individual: 'individual', mix: 'mix', web: 'web', raw: 'raw' },
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
    exportJson: 'Export as JSON',
    exportCsv: 'Export as CSV',
    share: 'Share to channel',
    resume: 'Resume',
    tellAgain: 'Tell again',
    query: 'Copy query',
    mute15: '15 minutes',
    mute60: '1 hour',
    muteEnd: 'Until it ends',
    muteBad: 'Only bad news',
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
  },
  cause: causes,
  output: {
    connecting: 'connecting',
    publishing: 'publishing',
    onhold: 'on hold',
    disconnected: 'disconnected',
    unknown: 'in an unknown state',
  },
  filter: { live: 'live', ended: 'ended', failed: 'failed', all: 'known' },
  command: {
    status: 'How is a recording?',
    watch: 'Tell this channel about a recording',
    unwatch: 'Stop telling this channel',
    list: 'Which recordings are there?',
  },
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
    watchMax: 'after how many hours to say that it still runs; `none`: it is not to end by itself',
    unwatch: 'the card stays, the news stop',
    removeRule: 'ends a standing rule; what it watches already stays watched',
    list: 'recordings that this workspace knows, live first',
    listRules: 'standing rules of this channel and of others',
  },
  duration,
  together: (one, other) => `${one} ${other}`,
  card: englishCard,
  news: englishNews,
  answer: englishAnswers,
  intake: englishIntake,
  watchForm: englishWatchForm,
  step: englishStep,
  mistake: englishMistakes,
  doctor: englishDoctor,
  notice: englishNotices,
  view: englishView,
  query: englishQuery,
  mute: englishMute,
  files: englishFiles,
  expected: englishExpected,
  digest: englishDigest,
  pauses: englishPauses,
  owners: englishOwners,
  vouch: englishVouch,
  ending: englishEnding,
  word: englishWords,
  rule: englishRules,
  home: englishHome,
};
