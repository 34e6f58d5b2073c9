import type { InputBlock, KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import { NEWS_KINDS, type NewsKind, TOLD } from '../../../recording/news.ts';
import { MODES } from '../../../recording/recording.ts';
import { BROADCASTS } from '../../../recording/watching/broadcast.ts';
import type { ToldKind } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import { LANGUAGE_CODES, languageFor } from '../../language/languages.ts';
import { LIMITS } from '../../limits.ts';
import { CALLBACKS } from '../../pressable/callbacks.ts';
import { ENTRY, type Field, GUESS } from '../../pressable/form-fields.ts';
import { privateMetadataOf } from '../../pressable/private-metadata.ts';
import { unmarked } from '../../text.ts';
import { section, spoken } from '../message.ts';
import { modal } from '../modal.ts';

/** Names of apps longer than an option's value have to be typed, and nobody has more apps than a menu takes. */
const offered = (apps: readonly string[]): readonly string[] =>
  apps.filter((app) => app.length <= LIMITS.optionText).slice(0, LIMITS.selectOptions);

export interface FormBegins {
  /** Names of the configured apps; asked for only where there are several. */
  readonly apps: readonly string[];
  /** The conversation that it was opened in; a person's id, or nothing, where it was none. */
  readonly channel?: string | undefined;
  /** What is in the paste box at first, cut to what Slack takes. */
  readonly paste?: string | undefined;
  /** The message on which the shortcut was used held nothing to register. */
  readonly nothingFound?: boolean;
}

/** The form that registers a recording, and has a channel told of it. */
export function watchForm(
  { apps, channel = '', paste = '', nothingFound = false }: FormBegins,
  language: Language,
): ModalView {
  const { watchForm: form } = language;
  const begin = beginning(paste);
  const blocks: readonly KnownBlock[] = [
    ...(nothingFound ? [section(spoken(form.nothingFound))] : []),
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
    ...(apps.length > 1 && offered(apps).length > 0 ? [appField(apps, language)] : []),
    field('channel', language, {
      type: 'conversations_select',
      action_id: ENTRY,
      placeholder: plain(form.placeholder.channel),
      ...(/^[CGD]/.test(channel)
        ? { initial_conversation: channel }
        : { default_to_current_conversation: true }),
    }),
    field('only', language, {
      type: 'multi_static_select',
      action_id: ENTRY,
      placeholder: plain(form.placeholder.only),
      options: NEWS_KINDS.filter(isTold).map((kind) => option(kind, form.kind[kind])),
    }),
    field('broadcast', language, {
      type: 'static_select',
      action_id: ENTRY,
      placeholder: plain(form.placeholder.broadcast),
      options: BROADCASTS.map((one) => option(one, form.broadcast[one])),
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

/** Hours with a fraction, or a word. */
const LONGEST_MAX = 10;

/** As much as Slack takes, without half a letter at its end. */
const beginning = (text: string): string => text.slice(0, LIMITS.plainTextInput).replace(/\p{Cs}/gu, '');

const isTold = (kind: NewsKind): kind is ToldKind => TOLD[kind] !== 'card';

const appField = (apps: readonly string[], language: Language): InputBlock =>
  field('app', language, {
    type: 'static_select',
    action_id: ENTRY,
    placeholder: plain(language.watchForm.placeholder.app),
    options: offered(apps).map((app) => option(app, unmarked(app, LIMITS.optionText))),
  });

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });

const option = (value: string, label: string): PlainTextOption => ({ text: plain(label), value });

const REQUIRED: readonly Field[] = ['paste', 'mode', 'channel'];

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

const hasHint = (id: Field): id is Exclude<Field, 'channel' | 'lang'> => id !== 'channel' && id !== 'lang';
