import type { ModalView } from '@slack/types';
import type { Log } from '../../../ports/process.ts';
import { withoutSecrets } from '../../api/bolt-logger.ts';
import { failureOf } from '../../api/failure.ts';
import type { Outage } from '../../door/outage.ts';
import type { Language } from '../../language/language.ts';
import type { Asker } from '../../messenger/tell.ts';
import { tell } from '../../messenger/tell.ts';
import { saying } from '../../render/message.ts';
import { modal, refilled } from '../../render/modal.ts';
import { trouble } from '../answering.ts';

/** Somebody whose press or command may open a modal, or was pressed in one. */
export interface Opener extends Asker {
  /** Slack takes it once and within three seconds. */
  readonly triggerId: string;
  /** Pressed in this modal, which then shows what comes of it. */
  readonly modal?: string;
  /** Advice for the case that it does not open; by default, to press again. */
  readonly instead?: Language['view']['notOpened'];
}

/**
 * Shows a modal at once and then what it is for, view after view as they are made. Never throws, never is silent:
 * trouble is shown in the modal, and what cannot be opened is told to the asker alone.
 * @param first stands there until the first of `views` is made; a form that needs no work comes as `first` alone
 */
export type Opening = (
  opener: Opener,
  first: ModalView,
  views?: () => AsyncIterable<ModalView>,
) => Promise<void>;

export function createOpening(log: Log, outage: Outage): Opening {
  return async (opener, first, views) => {
    const shown = opener.modal === undefined ? await open(opener, first, log) : { id: opener.modal };
    if (shown && views) await fill(opener, shown, first, views, { log, outage });
  };
}

/** A modal on somebody's screen. Where the hash is known, only that state of it is replaced. */
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

/** Reason, as far as it is known. Without an answer of Slack's, a modal may stand there all the same. */
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
  { log, outage }: { readonly log: Log; readonly outage: Outage },
): Promise<void> {
  const { client } = opener;
  let shown = opened;
  const show = async (view: ModalView): Promise<void> => {
    const { id: view_id, hash } = shown;
    shown = readShown(await client.views.update({ view_id, view, ...(hash === undefined ? {} : { hash }) }));
  };
  try {
    for await (const view of views()) await show(view);
    outage.worked();
  } catch (error) {
    if (isLeft(error)) return;
    // The person who waits has to read of any failure; in words without our blocks if need be.
    const { text, blocks } = trouble(opener, error, log, outage);
    await show(refilled(first, blocks, opener.language)).catch((again: unknown) => {
      if (isLeft(again)) return undefined;
      log.warn({ asked: opener.asked, why: withoutSecrets([again]) }, 'modalNotFilled');
      return tell(opener, { message: { text, blocks } }, log);
    });
  }
}

/** The person has closed the modal, or gone on in it, and does not wait for this any more. */
function isLeft(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === 'refused' && (failure.code === 'not_found' || failure.code === 'hash_conflict');
}

/** A modal while nothing is known yet. @param privateMetadata see `privateMetadataOf` */
export const momentPlease = (title: string, language: Language, privateMetadata: string): ModalView =>
  modal(title, saying(language.view.moment).blocks, language, { privateMetadata });
