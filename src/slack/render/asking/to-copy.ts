import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { Known } from '../../../recording/known.ts';
import type { Language } from '../../language/language.ts';
import { shown } from '../../text.ts';
import { shownName } from '../card/title.ts';
import { context, section, spoken } from '../message.ts';

const toCopy = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
});

/**
 * Agora's `query` for one recording, to be run by hand. Credentials and App ID stay names of variables; the resource ID
 * is shown to the person who asked, as it is of no use without them.
 * @param inChina the area of its app is mainland China
 */
export function queryBlocks(known: Known, language: Language, inChina: boolean): readonly KnownBlock[] {
  const { query } = language;
  const { recording } = known;
  return [
    section(spoken(query.about(shownName(known), shown(recording.app)))),
    toCopy(curlLine(known, inChina ? 'api.sd-rtn.com' : query.host)),
    context(query.hosts(inChina)),
  ];
}

/** Line for a shell, which expands the variables within double quotes; ids are percent-encoded. */
function curlLine({ recording: { resourceId, sid, mode } }: Known, host: string): string {
  const part = (id: string) =>
    encodeURIComponent(id.replace(/\p{Cs}/gu, '\uFFFD')).replace(/[!'()*]/g, inHex);
  const path = `resourceid/${part(resourceId)}/sid/${part(sid)}/mode/${mode}/query`;
  return [
    'curl --user "$AGORA_CUSTOMER_ID:$AGORA_CUSTOMER_SECRET"',
    `"https://${host}/v1/apps/$AGORA_APP_ID/cloud_recording/${path}"`,
  ].join(' \\\n  ');
}

const inHex = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

/** Requests for a backend to copy; the reader fills in the address and the token. */
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
