import type { DoctorSentences } from '../doctor-sentences.ts';
import type { Said } from '../said.ts';
import { causes, remedies } from './causes.ts';
import { allOf, counted, duration, number, withMore } from './measures.ts';

const said = (fact: string, check?: string): Said => (check === undefined ? { fact } : { fact, check });

export const englishDoctor: DoctorSentences = {
  title: (bad) =>
    bad === 0 ? 'Everything is well: news can reach this channel.' : `${counted(bad, 'thing')} to look at.`,
  member: (member) => {
    switch (member) {
      case 'yes':
        return said('Slack: I am in this channel.');
      case 'no':
        return said(
          'Slack: I am not in this channel. In a private one I cannot post at all.',
          'Type `/invite @Recording Watch`.',
        );
      case 'unknown':
        return said('Slack: I am not permitted to ask whether I am in this channel; posting may still work.');
    }
  },
  scopes: (missing) =>
    missing.length === 0
      ? said('Slack: all permissions are granted.')
      : said(
          `Slack: these permissions are missing: ${allOf(missing)}.`,
          'Whoever manages the Slack app has to add them and install it again.',
        ),
  slackAway: said(
    'Slack did not answer my questions about this channel.',
    'Ask again in a minute. News waits and is not lost.',
  ),
  agora: (app) => said(`Agora, app ${app}: it answers.`),
  agoraMany: (apps) => said(`Agora: ${counted(apps, 'app')} answer.`),
  agoraDark: (app, cause, since) =>
    said(`Agora, app ${app}: cannot be seen since ${since}, because ${causes[cause]}.`, remedies[cause]),
  budget: (apps, more, { fine, recordings, wanted, granted }) => {
    const who =
      apps.length + more === 1 ? `app ${allOf(apps)}` : `apps ${withMore(apps, more)} (one customer ID)`;
    const fact = `Agora, ${who}: asking for ${counted(recordings, 'recording')} takes ${counted(wanted, 'request')} a second, and I may make ${number(granted)}.`;
    return fine
      ? said(fact)
      : said(
          fact,
          'Recordings are asked for less often than planned. A larger quota from Agora, or `AGORA_REQUESTS_PER_SECOND`, would help.',
        );
  },
  budgetMany: (apps) => said(`Agora: the requests that I may make suffice for ${counted(apps, 'app')}.`),
  moreAmiss: (count) => `${counted(count, 'more thing')} to look at, for which there is no room here.`,
  due: (fine, ageMs, short) =>
    fine
      ? said('Looking: every recording is looked at in time.')
      : said(
          `Looking: one recording has been waiting for ${duration(ageMs)}.`,
          short
            ? 'I may make fewer requests to Agora than the recordings ask for. Each has its turn.'
            : 'Whoever runs this bot should check that a worker is running, and its log.',
        ),
  undelivered: (fine, ageMs) =>
    fine
      ? said('Telling: all news has been delivered.')
      : said(
          `Telling: some news has been waiting for ${duration(ageMs)}. It is kept and not lost.`,
          'Whoever runs this bot should check that a worker is running, and its log.',
        ),
  dead: (count, ids, more, reasons) =>
    said(
      `Telling: Slack refuses ${counted(count, 'message')} as I write ${count === 1 ? 'it' : 'them'} (${allOf(reasons)}). Kept, not told: ${withMore(ids, more)}.`,
      'Tell whoever runs this bot. Once that is mended, press Tell again, or have one told with `npm run deliver -- --again` and its number.',
    ),
  again: (queued, paused) =>
    queued + paused === 0
      ? said('Nothing is left to tell again: somebody else has had it told.')
      : said(
          [
            ...(queued === 0 ? [] : [`Telling ${counted(queued, 'message')} again.`]),
            ...(paused === 0
              ? []
              : [`${counted(paused, 'message')} waiting: I cannot post in that channel at present.`]),
          ].join(' '),
          'If Slack refuses one again, `/recording-status doctor` names it again.',
        ),
  memory: said('Memory (Redis): it answers.'),
};
