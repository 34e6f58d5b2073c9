import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { Language } from '../../language/language.ts';
import { context, section } from '../message.ts';

/** Requests of a backend after `start`, ready to be copied; the reader fills in the address and the token. */
export const connectBlocks = ({ home: { connect } }: Language): readonly KnownBlock[] => [
  section(connect.why),
  toCopy(LINES),
  section(connect.token),
  section(connect.ends),
  toCopy(STOPPED),
  context(connect.endsMore),
  section(connect.callbacks),
  context(connect.again, connect.where),
];

const LINES = [
  'curl --fail-with-body "$BOT/v1/recordings" \\',
  '  -H "authorization: Bearer $TOKEN" -H "content-type: application/json" \\',
  '  -d \'{"mode":"mix","cname":"…","resourceId":"…","sid":"…"}\'',
].join('\n');

const STOPPED = [
  'curl --fail-with-body -X PATCH "$BOT/v1/recordings/$SID" \\',
  '  -H "authorization: Bearer $TOKEN" -H "content-type: application/json" \\',
  `  -d '{"stopRequestedAt":"'$(date -u +%FT%TZ)'"}'`,
].join('\n');

const toCopy = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
});
