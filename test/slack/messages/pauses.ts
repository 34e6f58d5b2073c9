import type { Resumed } from '../../../src/flows/telling/resume.ts';
import type { Language } from '../../../src/slack/language/language.ts';
import { watchedHereMessage } from '../../../src/slack/render/asking/lists.ts';
import type { Message } from '../../../src/slack/render/message.ts';
import {
  forgottenMessage,
  notSharedMessage,
  pausedMessage,
} from '../../../src/slack/render/telling/notices.ts';
import { passedOnMessage, resumedHere, resumedMessage } from '../../../src/slack/render/telling/places.ts';
import { at, known, recording, SID, START, watch } from '../subjects.ts';
import type { Messages } from './messages.ts';

/** About places that cannot be told, which watch recordings of one name. */
export function pauseMessages(text: string, language: Language): Messages {
  const one = known({ recording: recording({ alias: text }) });
  const resumed: readonly Resumed[] = [
    { kind: 'resumed' },
    { kind: 'soon' },
    { kind: 'still', reason: text },
    { kind: 'running' },
    { kind: 'rules' },
    { kind: 'gone' },
  ];
  const paused = ['not_in_channel', 'is_archived', text].flatMap((reason) =>
    [0, 1, 20].map((named): readonly [string, Message] => [
      `paused ${reason.slice(0, 20)} ${named}`,
      pausedMessage(
        {
          channel: reason === text ? 'D0MEI' : 'C0ROOM',
          reason,
          total: named * 5 + 1,
          sids: Array.from({ length: named }, () => SID),
          rules: named,
          names: Array.from({ length: named }, () => text),
        },
        language,
      ),
    ]),
  );
  const nothing = { channel: 'C0ROOM', total: 0, sids: [], names: [] };
  const ruled = pausedMessage({ ...nothing, reason: text, rules: 2 }, language);
  const subject = { known: one, watch: watch({ paused: { reason: text, at: 1 } }), watchers: [] };
  return [
    ...resumed.map((how): readonly [string, Message] => [
      `resume ${how.kind}`,
      resumedMessage(how, language),
    ]),
    ...paused,
    ['paused, rules alone', ruled],
    ...['not_in_channel', text].map((reason): readonly [string, Message] => [
      `not shared ${reason.slice(0, 20)}`,
      notSharedMessage({ channel: reason === text ? 'D0MEI' : 'C0ROOM', reason, name: text }, language),
    ]),
    ...[
      [1, 0],
      [0, 1],
      [100, 10],
    ].map(([watches = 0, rules = 0]): readonly [string, Message] => [
      `passed on ${watches} ${rules}`,
      passedOnMessage({ person: text, watches, rules, sids: [SID] }, language),
    ]),
    ['forgotten', forgottenMessage({ name: text, at: at('15:40:00') }, language)],
    ['forgotten by a person', forgottenMessage({ name: text, at: at('15:40:00'), by: 'U0MEI' }, language)],
    ['resumed', resumedHere('C0ROOM', at('15:40:00'), language)],
    [
      'watched here, paused',
      watchedHereMessage({ rows: [subject], from: 0, total: 1 }, 'show', language, START),
    ],
  ];
}
