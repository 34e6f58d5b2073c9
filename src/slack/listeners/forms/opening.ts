import type { ModalView } from '@slack/types';
import type { Log } from '../../../ports/process.ts';
import { withoutSecrets } from '../../api/bolt-logger.ts';
import { failureOf } from '../../api/failure.ts';
import type { Language } from '../../language/language.ts';
import { type Asker, tell } from '../../messenger/tell.ts';
import { saying } from '../../render/message.ts';
import { modalAbout, refilled } from '../../render/modal.ts';
import type { Troubles } from '../answering.ts';

/** A person whose press or command may open a modal, or who pressed in one. */
interface Opener extends Asker {
  /** Valid once, for three seconds. */
  readonly triggerId: string;
  /** Id of the modal in which the press was made, and which shows the result. */
  readonly modal?: string;
  /** Advice if the modal does not open; by default, to press again. */
  readonly instead?: Language['view']['notOpened'];
}

/**
 * Opens a modal with `first`, and replaces it by each of `views` as they are made. Never throws: errors are shown in
 * the modal, or told to the asker alone if there is none. A form that needs no work comes without `views`.
 */
export type Opening = (
  opener: Opener,
  first: ModalView,
  views?: () => AsyncIterable<ModalView>,
) => Promise<void>;

export function createOpening(log: Log, troubles: Troubles): Opening {
  return async (opener, first, views) => {
    const shown = opener.modal === undefined ? await open(opener, first, log) : { id: opener.modal };
    if (shown && views) await fill(opener, shown, first, views, { log, troubles });
  };
}

/** A modal on somebody's screen. `hash`: Slack replaces only this state of it. */
interface Shown {
  readonly id: string;
  readonly hash?: string;
}

async function open(opener: Opener, view: ModalView, log: Log): Promise<Shown | undefined> {
  const { client, triggerId, asked, place, language } = opener;
  try {
    return readShown(await client.views.open({ trigger_id: triggerId, view }));
  } catch (error) {
    log.warn({ asked, team: place.team, why: withoutSecrets([error]) }, 'modalNotOpened');
    const { [reasonOf(error)]: said } = opener.instead ?? language.view.notOpened;
    await tell(opener, { message: saying(said) }, log);
    return undefined;
  }
}

/** Why a modal did not open. `unanswered`: Slack may have opened it. */
function reasonOf(error: unknown): keyof Language['view']['notOpened'] {
  const failure = failureOf(error);
  if (failure.kind === 'refused') return failure.code === 'expired_trigger_id' ? 'late' : 'refused';
  return failure.kind === 'limited' ? 'refused' : 'unanswered';
}

interface Answered {
  readonly view?: { readonly id?: string; readonly hash?: string };
}

const readShown = ({ view: { id = '', hash } = {} }: Answered): Shown =>
  hash === undefined ? { id } : { id, hash };

async function fill(
  opener: Opener,
  opened: Shown,
  first: ModalView,
  views: () => AsyncIterable<ModalView>,
  { log, troubles }: { readonly log: Log; readonly troubles: Troubles },
): Promise<void> {
  const { client } = opener;
  let shown = opened;
  const show = async (view: ModalView): Promise<void> => {
    const { id: view_id, hash } = shown;
    shown = readShown(await client.views.update({ view_id, view, ...(hash === undefined ? {} : { hash }) }));
  };
  try {
    for await (const view of views()) await show(view);
    troubles.worked();
  } catch (error) {
    if (isLeft(error)) return;
    const { text, blocks } = troubles.messageOf(opener, error);
    await show(refilled(first, blocks, opener.language)).catch((again: unknown) => {
      if (isLeft(again)) return undefined;
      log.warn({ asked: opener.asked, why: withoutSecrets([again]) }, 'modalNotFilled');
      return tell(opener, { message: { text, blocks } }, log);
    });
  }
}

/** Whether the person has closed the modal, or gone on in it, and no longer waits. */
function isLeft(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === 'refused' && (failure.code === 'not_found' || failure.code === 'hash_conflict');
}

/** A modal to show while its contents are looked up. */
export const momentPlease = (channel: string, title: string, language: Language): ModalView =>
  modalAbout(channel, title, saying(language.view.moment).blocks, language);
