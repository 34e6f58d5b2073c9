import type { KnownBlock, SectionBlock } from '@slack/types';
import type { Listing, Page } from '../../../flows/asking/list.ts';
import type { Resolved } from '../../../flows/asking/resolve.ts';
import type { Instant } from '../../../recording/recording.ts';
import type { Subject } from '../../../recording/telling/saying.ts';
import type { Rule } from '../../../recording/watching/rule.ts';
import type { Language } from '../../language/language.ts';
import { ANYTHING } from '../../pressable/buttons.ts';
import { shown } from '../../text.ts';
import { fitting } from '../fitting.ts';
import { button, context, fallback, type Message, plain, saying, section, spoken } from '../message.ts';
import { pausedHere } from '../telling/places.ts';
import { rulesBlocks } from '../watching/rules.ts';
import { paged } from './pages.ts';
import { type ChooseKey, rowOf, rowsOf } from './rows.ts';

/** Recordings that a place watches, each with a button to show or to unwatch it, and the rules of the place. */
export function watchedHereMessage(
  page: Page<Subject>,
  key: 'show' | 'unwatch',
  language: Language,
  now: Instant,
  rules: readonly Rule[] = [],
): Message {
  const { answer } = language;
  const after = [...pausedHere(page.rows, language), ...rulesBlocks(rules, language)];
  if (page.total === 0) return saying(answer.nothingWatched, ...after);
  const rows = page.rows.map(({ known }) => known);
  const heading = answer.watchedHere(page.total);
  const list = { ...page, rows };
  if (key === 'show') return paged(list, 'here', key, heading, after, language, now);
  const question = section(spoken(language.mistake.emptyUnwatch()));
  return paged(list, 'unwatch', key, heading, [question, ...after], language, now);
}

/** Recordings of the workspace, and below live ones those that ended lately. */
export function listMessage(listing: Listing, language: Language, now: Instant): Message {
  const { filter, recent, searched, neverFound, total } = listing;
  const { answer, home } = language;
  const after = [
    ...(recent === undefined ? [] : lately(recent, total === 0, language, now)),
    ...(searched === undefined ? [] : [context(home.searched(searched))]),
    ...(neverFound === undefined ? [] : [neverFoundRow(neverFound, language)]),
  ];
  if (total > 0) {
    const heading = answer.list(language.filter[filter], total);
    return paged(listing, filter, 'show', heading, after, language, now);
  }
  const [last] = recent?.rows ?? [];
  if (recent === undefined || last === undefined) {
    return saying(answer.listEmpty(filter === 'all' ? undefined : language.filter[filter]), ...after);
  }
  const heading = answer.noneLive(recent.total, now - last.since);
  return { text: fallback(heading), blocks: [section(`*${heading}*`), ...after] };
}

/** Number of recordings that were never found, with a button that forgets them after a confirmation. */
function neverFoundRow(count: number, language: Language): SectionBlock {
  const { neverFound, forgetting } = language.answer;
  const { title, text, yes, no } = forgetting(count);
  return section(neverFound(count), {
    ...button('forgetNeverFound', { sid: ANYTHING }, language),
    confirm: {
      title: plain(title),
      text: plain(text),
      confirm: plain(yes),
      deny: plain(no),
      style: 'danger',
    },
  });
}

/** Recordings that ended lately. @param alone without a heading, as the one of the message says the same */
function lately(
  { rows, total }: NonNullable<Listing['recent']>,
  alone: boolean,
  language: Language,
  now: Instant,
): readonly KnownBlock[] {
  const more = total - rows.length;
  return [
    ...(alone ? [] : [section(`*${language.home.over(total, false)}*`)]),
    ...rows.map((known) => rowOf(known, 'show', language, now)),
    ...(more > 0 ? [context(language.answer.moreEnded(more))] : []),
  ];
}

/** Recordings that a text may mean, each with the button `key`. */
export function candidatesMessage(
  { text, candidates, total = candidates.length }: Omit<Extract<Resolved, { readonly kind: 'many' }>, 'kind'>,
  key: ChooseKey,
  language: Language,
): Message {
  const heading = language.mistake.ambiguous(shown(text), total);
  const head = [section(`*${heading}*`)];
  const rows = rowsOf(candidates, key, language);
  return { text: fallback(heading), blocks: fitting(head, rows, total, language.answer.notListed) };
}
