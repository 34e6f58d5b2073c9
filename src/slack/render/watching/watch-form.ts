import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { MODES } from '../../../recording/recording.ts';
import { BROADCASTS } from '../../../recording/watching/broadcast.ts';
import { CARDS } from '../../../recording/watching/cards.ts';
import { COMMON_KINDS } from '../../../recording/watching/hearing.ts';
import type { Language } from '../../language/language.ts';
import { LANGUAGE_CODES, languageFor } from '../../language/languages.ts';
import type { Said } from '../../language/said.ts';
import { LIMITS } from '../../limits.ts';
import { CALLBACKS } from '../../pressable/callbacks.ts';
import { ENTRY, type Field, GUESS, HEARS } from '../../pressable/form-fields.ts';
import { privateMetadataOf } from '../../pressable/private-metadata.ts';
import { unmarked } from '../../text.ts';
import { choice, option, plain, section, spoken } from '../message.ts';
import { modal } from '../modal.ts';

interface FormBegins {
  /** Names of the configured apps; the form asks for one if there are several. */
  readonly apps: readonly string[];
  /** Conversation in which the form was opened: a channel, a person, or none. */
  readonly channel?: string | undefined;
  /** Initial text of the field `paste`, cut to what Slack takes. */
  readonly paste?: string | undefined;
  /** Why a message was not registered, which opens the form instead. */
  readonly why?: Said;
}

/** The form that registers a recording and has a channel watch it. */
export function watchForm(
  { apps, channel = '', paste = '', why }: FormBegins,
  language: Language,
): ModalView {
  const { watchForm: form } = language;
  const begin = beginning(paste);
  // An app with a name too long for an option has to be typed.
  const appMenu = choice(
    ENTRY,
    form.placeholder.app,
    apps.map((app) => option(app, unmarked(app, LIMITS.optionText))),
  );
  const blocks: readonly KnownBlock[] = [
    ...(why ? [section(spoken(why))] : []),
    ...(begin.length < paste.length ? [section(spoken(form.cut))] : []),
    field('paste', language, {
      type: 'plain_text_input',
      action_id: ENTRY,
      multiline: true,
      max_length: LIMITS.plainTextInput,
      placeholder: plain(form.placeholder.paste),
      focus_on_load: true,
      ...(begin === '' ? {} : { initial_value: begin }),
    }),
    field('mode', language, {
      type: 'static_select',
      action_id: ENTRY,
      options: [option(GUESS, form.guess), ...MODES.map((mode) => option(mode, language.mode[mode]))],
      initial_option: option(GUESS, form.guess),
    }),
    ...(apps.length > 1 && appMenu.options?.length ? [field('app', language, appMenu)] : []),
    field('channel', language, {
      type: 'conversations_select',
      action_id: ENTRY,
      placeholder: plain(form.placeholder.channel),
      // News must go to no person and no other company.
      filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
      ...(/^[CG]/.test(channel)
        ? { initial_conversation: channel }
        : { default_to_current_conversation: true }),
    }),
    field('hear', language, {
      type: 'radio_buttons',
      action_id: ENTRY,
      options: HEARS.map((hear) => option(hear, form.hear[hear])),
      initial_option: option(HEARS[0], form.hear[HEARS[0]]),
    }),
    field('only', language, {
      type: 'multi_static_select',
      action_id: ENTRY,
      placeholder: plain(form.placeholder.only),
      options: COMMON_KINDS.map((kind) => option(kind, form.kind[kind])),
    }),
    field('broadcast', language, {
      type: 'static_select',
      action_id: ENTRY,
      placeholder: plain(form.placeholder.broadcast),
      options: BROADCASTS.map((one) => option(one, form.broadcast[one])),
    }),
    field('cards', language, {
      type: 'static_select',
      action_id: ENTRY,
      placeholder: plain(form.cards.all),
      options: CARDS.map((one) => option(one, form.cards[one])),
    }),
    field('notify', language, {
      type: 'users_select',
      action_id: ENTRY,
      placeholder: plain(form.placeholder.notify),
    }),
    field('alias', language, { type: 'plain_text_input', action_id: ENTRY, max_length: LONGEST_ALIAS }),
    field('endsAt', language, { type: 'datetimepicker', action_id: ENTRY }),
    field('max', language, {
      type: 'plain_text_input',
      action_id: ENTRY,
      max_length: LONGEST_MAX,
      placeholder: plain(form.placeholder.max),
    }),
    field('lang', language, {
      type: 'static_select',
      action_id: ENTRY,
      placeholder: plain(form.placeholder.lang),
      options: LANGUAGE_CODES.map((code) => option(code, languageFor(code).ownName)),
    }),
  ];
  return modal(form.title, blocks, language, {
    ...(channel === '' ? {} : { privateMetadata: privateMetadataOf(channel) }),
    form: { submit: form.submit, callbackId: CALLBACKS.watchForm },
  });
}

const LONGEST_ALIAS = 80;

/** Characters of `max` at most: hours with a fraction, or a word. */
const LONGEST_MAX = 10;

/** The beginning of a text, as long as Slack takes it, without half a character at its end. */
const beginning = (text: string): string => text.slice(0, LIMITS.plainTextInput).replace(/\p{Cs}/gu, '');

const REQUIRED: readonly Field[] = ['paste', 'mode', 'channel', 'hear'];

function field(
  id: Field,
  { watchForm: { label, hint } }: Language,
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label[id]),
    element,
    optional: !REQUIRED.includes(id),
    ...(hasHint(id) ? { hint: plain(hint[id]) } : {}),
  };
}

const hasHint = (id: Field): id is Exclude<Field, 'channel' | 'hear' | 'lang'> =>
  id !== 'channel' && id !== 'hear' && id !== 'lang';
