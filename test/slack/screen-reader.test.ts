import { describe, expect, test } from 'vitest';
import { EVERYTHING, homeOf } from '../../src/flows/asking/home.ts';
import { homeBlocks } from '../../src/slack/home/home.ts';
import { languageFor } from '../../src/slack/language/languages.ts';
import { candidatesMessage, listMessage, watchedHereMessage } from '../../src/slack/render/asking/lists.ts';
import { surveyOf, watched } from './home-world.ts';
import { known, recording, START, subject, watch } from './subjects.ts';

const EN = languageFor('en');

const named = (alias: string) => known({ recording: recording({ alias }) });
const rooms = [named('Room 4'), named('Q&A <5>')];

/** Labels that a screen reader reads of the buttons in these blocks, in order. */
function labelsIn({ blocks }: { readonly blocks: readonly unknown[] }): readonly string[] {
  const labels: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'accessibility_label' && typeof value === 'string') labels.push(value);
    return value;
  });
  return labels;
}

describe('buttons that look alike say to a screen reader what they are about', () => {
  const listing = { filter: 'live', rows: rooms, from: 0, total: 2 } as const;

  test('in a list', () => {
    expect(labelsIn(listMessage(listing, EN, START))).toEqual(['Show: Room 4', 'Show: Q&A <5>']);
  });

  test('in the list of a channel, and where one of several is meant', () => {
    const here = { rows: rooms.map((one) => subject(one)), from: 0, total: 2 };
    expect(labelsIn(watchedHereMessage(here, 'unwatch', EN, START))).toEqual([
      'Unwatch: Room 4',
      'Unwatch: Q&A <5>',
    ]);
    const meant = { text: 'room', candidates: rooms };
    expect(labelsIn(candidatesMessage(meant, 'watchHere', EN))[0]).toBe('Watch here: Room 4');
  });

  test('in App Home', () => {
    const survey = surveyOf({ recordings: rooms.map((one) => watched({ known: one })) });
    const home = homeOf(survey, 'U0MEI', EVERYTHING, () => true);
    expect(labelsIn({ blocks: homeBlocks(home, EN) })).toEqual(
      expect.arrayContaining(['Show: Room 4', 'Show: Q&A <5>']),
    );
  });

  test('in App Home, of places in which nothing can be posted', () => {
    const paused = { reason: 'is_archived', at: START };
    const watches = ['C0MATHS', 'C0MUSIC', 'U0MEI'].map((channel) => watch({ channel, paused }));
    const survey = surveyOf({ recordings: [watched({ watches })] });
    const home = homeOf(survey, 'U0MEI', EVERYTHING, () => true);
    expect(labelsIn({ blocks: homeBlocks(home, EN) })).toEqual(
      expect.arrayContaining(['Resume: C0MATHS', 'Resume: C0MUSIC', 'Resume: your direct messages']),
    );
  });

  test('in as many characters as Slack takes', () => {
    const long = { ...listing, rows: [named('e\u0301'.repeat(80)), named('👩🏽‍🚀'.repeat(80))] };
    const labels = labelsIn(listMessage(long, EN, START));
    expect(labels).toHaveLength(2);
    for (const label of labels) {
      expect(label.length).toBeLessThanOrEqual(75);
      expect(label).toMatch(/^Show: .+…$/);
    }
  });
});
