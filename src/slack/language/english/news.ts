import type { Named, NewsSentences } from '../news-sentences.ts';
import type { Span } from '../said.ts';
import { allOf, counted, duration, withMore } from './measures.ts';

function during({ after, before, orEarlier }: Span): string {
  if (orEarlier) return `at ${before} or before`;
  return after === before ? `at ${after}` : `between ${after} and ${before}`;
}

const announced = (files: number): string =>
  files === 0 ? 'No files were announced.' : `${counted(files, 'file')} announced.`;

const plural = ({ names, more }: Named): boolean => names.length + more > 1;

const MAX_IDLE_TIME = 'by default the recorder leaves after 30 s without users (`maxIdleTime`)';
const BOTH_NEEDED = 'players need those files and the earlier ones';

export const englishNews: NewsSentences = {
  phase: (to) => ({ fact: `Now ${to}.` }),
  started: (between, late) => ({
    fact: `Recording ${late ? 'started after all' : 'started'} ${during(between)}; Agora reports the first upload (status 5).`,
  }),
  paused: (between) => ({ fact: `Paused ${during(between)}.` }),
  resumed: (pausedMs) => ({ fact: `Recording again after a pause of about ${duration(pausedMs)}.` }),
  file: (files, startedAt) => ({
    fact: plural(files)
      ? `${counted(files.names.length + files.more, 'new file')} announced: ${withMore(files.names, files.more)}.`
      : `New file announced: ${withMore(files.names, 0)}${startedAt ? `, starting ${startedAt}` : ''}.`,
  }),
  stopping: (between) => ({ fact: `Stopping: Agora began to close the recording ${during(between)}.` }),
  ended: (between, how, files) => ({
    fact:
      how === 'exited'
        ? `Ended normally ${during(between)}. ${announced(files)}`
        : `Ended ${during(between)}: it had been asked to stop, and Agora no longer finds it. ${announced(files)}`,
    check: 'Files may take up to 20 minutes to reach your bucket, an MP4 longer; I cannot see the bucket.',
  }),
  failed: (between, files) => ({
    fact: `Ended abnormally ${during(between)} (status 20). ${announced(files)} Agora does not say why.`,
    check: 'Check: did the announced files reach your bucket? Are the storage keys of `start` still right?',
  }),
  lost: (between, state, missingSince, looks) => ({
    fact: `Agora has not found this recording since ${missingSince}; last seen ${state} at ${between.after}. It ended ${during(between)}, or its server was lost for longer than a move to another takes; Agora cannot say which. I look again at ${allOf(looks)}.`,
    check: 'Check: did your backend call `stop`? Did everybody leave?',
  }),
  lostUnused: (between, state, missingSince, looks) => ({
    fact: `Gone before it uploaded anything: not found since ${missingSince}, last seen ${state} at ${between.after}. I look again at ${allOf(looks)}.`,
    check: `Check: did anybody publish in the channel? If nobody did, ${MAX_IDLE_TIME}.`,
  }),
  recovered: (state, gap, gapMs) => ({
    fact: `It is back: ${state}. It was not found between ${gap.after} and ${gap.before} (${duration(gapMs)}), probably while Agora moved it to another server.`,
    check: `A file beginning with \`bak0_\` may follow; ${BOTH_NEEDED}.`,
  }),
  aliveLate: (state) => ({ fact: `It did start after all, late: ${state}.` }),
  notStarted: (waitedMs, status, askingUntil) => ({
    fact: `Did not start: not seen alive within ${duration(waitedMs)} of its registration${status === undefined ? '' : `, though Agora knows it (status ${status})`}. I keep asking until ${askingUntil}.`,
    check: 'Check the answer of `start`, the token, the storage keys, and that somebody publishes.',
  }),
  stuckReady: (since, forMs) => ({
    fact: `In the channel since ${since} (${duration(forMs)}) and nothing uploaded yet.`,
    check: `Usually nobody is publishing; ${MAX_IDLE_TIME}.`,
  }),
  pushDown: (urls) => ({
    fact: `The push to ${withMore(urls.names, urls.more)} is disconnected; the recording itself goes on.`,
    check: 'Check: does the receiving server still take this stream, and was its key changed?',
  }),
  pushUp: (urls) => ({ fact: `The push to ${withMore(urls.names, urls.more)} is publishing again.` }),
  failover: (sign) => ({
    fact:
      sign === 'file'
        ? `Agora moved the recording to another server: files beginning with \`bak\` have appeared, and ${BOTH_NEEDED}.`
        : `Agora is starting the recording anew, probably on another server. A part may be missing, and a file beginning with \`bak0_\` may follow; ${BOTH_NEEDED}.`,
  }),
  expiring: (at) => ({
    fact: `From ${at} on Agora may no longer answer for this recording. It may well go on, but I shall not see it.`,
    check: 'For longer recordings, ask for a larger `resourceExpiredHour` in `acquire`.',
  }),
  expired: (at, lastState) => ({
    fact: `Agora answered for this recording until ${at}; last known as ${lastState}. Whether it still runs is unknown.`,
    check: 'Check your bucket, and ask for a larger `resourceExpiredHour` in `acquire` next time.',
  }),
  refused: (check, code, reason) => {
    const number = code === undefined ? '' : ` (code ${code})`;
    const words = reason === undefined ? '' : ` Agora’s words: ${reason}`;
    switch (check) {
      case 'parameter':
        return {
          fact: `Agora does not accept what was registered${number}.${words}`,
          check:
            'Register it again with the whole answer of `start` and its mode: most often one of them was cut or mixed up.',
        };
      case 'ids':
        return {
          fact: `Agora refuses these ids${number}: they do not belong together.${words}`,
          check:
            'Check that App ID, resource ID and sid come from the same `start` call, and register it again.',
        };
      case 'resource_expired':
        return {
          fact: `This recording never began: its resource ID had expired before \`start\`${number}.${words}`,
          check: 'Call `acquire` and `start` again, and register the new ids.',
        };
      case 'app_id':
        return {
          fact: `Agora does not accept the App ID${number}.${words}`,
          check:
            'Check the App ID in the settings of this bot, and that Cloud Recording is enabled for it in the Agora console.',
        };
      case 'route':
        return {
          fact: `Agora knows no recording under these ids${number}.${words}`,
          check: 'Check resource ID, sid and mode: one of them was probably cut or mistyped.',
        };
    }
  },
  blind: (since, cause) => ({
    fact: `I have not been able to see this recording since ${since}: ${cause}. Its state is unknown, not bad.`,
    check: 'Nothing needs doing: I keep asking, and say so when I see it again.',
  }),
  sighted: (since) => ({ fact: `I can see this recording again; I could not since ${since}.` }),
  about: (name, news) => `${name}: ${news}`,
};
