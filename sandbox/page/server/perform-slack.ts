import type { Act, Person } from '../../slack/acts.ts';
import type { Answer, SlackAsk } from '../asks.ts';

/** Performs an action of a person in the workspace. */
export async function performInSlack(asked: SlackAsk, slack: Person): Promise<Answer> {
  switch (asked.ask) {
    case 'command':
      return told(await slack.command(asked));
    case 'post':
      await slack.post(asked.user, asked.channel, asked.text, asked.thread);
      return { ok: true };
    case 'press':
    case 'pressEphemeral':
    case 'pressView':
      return told(await slack.press(asked));
    case 'submitView':
      return told(await slack.submitView(asked));
    case 'closeView':
      return told(await slack.closeView(asked));
    case 'shortcut':
      return told(await slack.shortcut(asked));
    case 'messageShortcut':
      return told(await slack.messageShortcut(asked));
    case 'openHome':
      return told(await slack.openHome(asked.user));
    case 'invite':
      return told(await slack.invite(asked.channel));
    case 'kick':
      return told(await slack.kick(asked.channel));
    case 'archive':
      return told(await (asked.archived ? slack.archive(asked.channel) : slack.unarchive(asked.channel)));
    case 'runStep':
      return told(await slack.runStep(asked));
    case 'setLocale':
      return told(await slack.setLocale(asked.user, asked.locale));
    case 'deactivate':
      return told(await (asked.deactivated ? slack.deactivate(asked.user) : slack.reactivate(asked.user)));
  }
}

const told = ({ ok, error, errors }: Act): Answer => ({
  ok,
  ...(error === undefined ? {} : { error }),
  ...(errors === undefined ? {} : { errors }),
});
