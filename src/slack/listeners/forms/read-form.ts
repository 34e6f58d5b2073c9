import { z } from 'zod';
import type { ForPeople } from '../../../flows/for-people.ts';
import { filled } from '../../../recording/filled.ts';
import { isNewsKind } from '../../../recording/news.ts';
import { MOST_MAX_HOURS, readMax } from '../../../recording/paste/options.ts';
import type { Pasted, Reading } from '../../../recording/paste/paste.ts';
import { MODES } from '../../../recording/recording.ts';
import { isBroadcastWord } from '../../../recording/watching/broadcast.ts';
import { isCardsWord } from '../../../recording/watching/cards.ts';
import { PROBLEMS } from '../../../recording/watching/hearing.ts';
import { isChannel } from '../../../recording/watching/place.ts';
import type { Language } from '../../language/language.ts';
import { LIMITS } from '../../limits.ts';
import { ENTRY, type Field, GUESS } from '../../pressable/form-fields.ts';

const Text = z.object({ [ENTRY]: z.object({ value: z.string().nullish() }) });
const Choice = z.object({
  [ENTRY]: z.object({ selected_option: z.object({ value: z.string() }).nullish() }),
});

/** `state.values` of the form. Slack sends `null` for an empty field, and leaves out fields that the form lacks. */
const Values = z.object({
  paste: Text,
  app: Choice.optional(),
  mode: Choice,
  channel: z.object({ [ENTRY]: z.object({ selected_conversation: z.string() }) }),
  /** Optional fields are absent from a form that was opened before an update of the bot. */
  hear: Choice.optional(),
  only: z.object({ [ENTRY]: z.object({ selected_options: z.array(z.object({ value: z.string() })) }) }),
  notify: z.object({ [ENTRY]: z.object({ selected_user: z.string().nullish() }) }).optional(),
  broadcast: Choice.optional(),
  cards: Choice.optional(),
  alias: Text,
  lang: Choice,
  /** Seconds since 1970. */
  endsAt: z.object({ [ENTRY]: z.object({ selected_date_time: z.number().nullish() }) }).optional(),
  max: Text.optional(),
});

/** Complaints by field; Slack shows them beside it. */
export type Complaints = Partial<Record<Field, string>>;

interface FormRead {
  readonly channel: string;
  readonly readings: readonly [Reading, ...Reading[]];
}

/**
 * Reads a form, or says what is wrong with it as far as the form alone shows.
 * @throws {z.ZodError} if it is no form of ours
 */
export function readForm(
  state: unknown,
  language: Language,
  flows: Pick<ForPeople, 'read'>,
): FormRead | { readonly complaints: Complaints } {
  const { paste, app, mode, channel, hear, only, broadcast, cards, notify, alias, lang, endsAt, max } =
    Values.parse(state);
  const { wrong } = language.watchForm;
  const text = paste[ENTRY].value ?? '';
  if (text.trim() === '') return { complaints: { paste: wrong.empty } };
  const readings = flows.read(text);
  // A text that fills the box may have lost its end.
  if (text.length >= LIMITS.plainTextInput && readings.some((one) => 'misread' in one)) {
    return { complaints: { paste: wrong.tooLong } };
  }
  const told = channel[ENTRY].selected_conversation;
  if (!isChannel({ channel: told })) return { complaints: { channel: wrong.channel } };
  const named = alias[ENTRY].value?.trim() || undefined;
  if (named !== undefined && readings.length > 1) {
    return { complaints: { alias: wrong.aliasForMany(readings.length) } };
  }
  const asked = mode[ENTRY].selected_option?.value;
  const chosenMode = asked === GUESS ? undefined : MODES.find((one) => one === asked);
  const said = readings.flatMap((one) => ('misread' in one ? [] : (one.mode ?? [])));
  const other = chosenMode && said.find((one) => one !== chosenMode);
  if (other) return { complaints: { mode: wrong.modeDiffers(language.mode[other]) } };

  const typedMax = max?.[ENTRY].value?.trim() ?? '';
  const hours = typedMax === '' ? undefined : readMax(typedMax);
  if (typedMax !== '' && hours === undefined) return { complaints: { max: wrong.max(MOST_MAX_HOURS) } };

  const kinds = only[ENTRY].selected_options.map(({ value }) => value).filter(isNewsKind);
  const heard = hear?.[ENTRY].selected_option?.value;
  if (kinds.length > 0 && heard !== undefined && heard !== 'choose') {
    return { complaints: { hear: wrong.hear } };
  }
  const whom = notify?.[ENTRY].selected_user ?? undefined;
  const loud = broadcast?.[ENTRY].selected_option?.value;
  const carded = cards?.[ENTRY].selected_option?.value;
  const options = {
    ...filled({
      alias: named,
      notify: whom,
      max: hours,
      app: app?.[ENTRY].selected_option?.value,
      lang: lang[ENTRY].selected_option?.value,
    }),
    // `everything` is given as no kinds, so that it also replaces the kinds of an earlier watch.
    ...(heard === undefined && kinds.length === 0 ? {} : { only: heard === 'problems' ? PROBLEMS : kinds }),
    ...(loud !== undefined && isBroadcastWord(loud) ? { broadcast: loud } : {}),
    ...(carded !== undefined && isCardsWord(carded) ? { cards: carded } : {}),
  };
  const planned = endsAt?.[ENTRY].selected_date_time;
  const plan = typeof planned === 'number' ? { endsAt: planned * 1_000 } : {};
  const completed = (reading: Reading): Reading =>
    'misread' in reading
      ? reading
      : {
          ...(chosenMode === undefined ? reading : withMode(reading, chosenMode)),
          ...plan,
          options: { ...reading.options, ...options },
        };
  const [first, ...others] = readings;
  return {
    channel: told,
    readings: [completed(first), ...others.map(completed)],
  };
}

/** A pasted text with the mode that was chosen, which replaces a word that is no mode. */
const withMode = ({ modeWritten, ...pasted }: Pasted, mode: Pasted['mode'] & string): Pasted => ({
  ...pasted,
  mode,
  ...(pasted.mode === undefined || modeWritten === undefined ? {} : { modeWritten }),
});
