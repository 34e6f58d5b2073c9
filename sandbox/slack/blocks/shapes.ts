import { LIMITS } from '../limits.ts';
import {
  also,
  among,
  anything,
  boolean,
  byType,
  type Check,
  integer,
  listOf,
  number,
  object,
  string,
} from './check.ts';
import { button, image, inAccessory, inActions, inContext, inContextActions, inInput } from './elements.ts';
import { anyText, mrkdwn, plainText, richText } from './text.ts';

type Checks = Readonly<Record<string, Check>>;

const block = (required: Checks, optional: Checks = {}): Check =>
  object({ type: string(), ...required }, { block_id: string(LIMITS.id), ...optional });

const header = block({ text: plainText(LIMITS.header) }, { level: integer(1, 4) });

const section = also(
  block(
    {},
    {
      text: anyText(LIMITS.sectionText),
      fields: listOf(anyText(LIMITS.fieldText), { max: LIMITS.fields }),
      accessory: inAccessory,
      expand: boolean,
    },
  ),
  ({ text, fields }) =>
    text === undefined && fields === undefined ? 'missing required field: text or fields' : undefined,
);

const imageBlock = also(
  block(
    { alt_text: string(LIMITS.altText) },
    {
      title: plainText(LIMITS.altText),
      image_url: string(LIMITS.url),
      slack_file: object({}, { id: string(), url: string() }),
    },
  ),
  ({ image_url, slack_file }) =>
    (image_url === undefined) === (slack_file === undefined)
      ? 'exactly one of image_url and slack_file is required'
      : undefined,
);

const input = block(
  { label: plainText(LIMITS.inputLabel), element: inInput },
  { hint: plainText(LIMITS.inputLabel), optional: boolean, dispatch_action: boolean },
);

const cell = byType({
  raw_text: object({ type: string(), text: string() }),
  raw_number: object({ type: string(), value: number, text: string() }),
  rich_text: richText,
});

const row = listOf(cell, { max: LIMITS.table.cells });

const table = block(
  { rows: listOf(row, { max: LIMITS.table.rows }) },
  {
    column_settings: listOf(object({}, { align: among('left', 'center', 'right'), is_wrapped: boolean }), {
      max: LIMITS.table.cells,
    }),
  },
);

const dataTable = also(
  block(
    { rows: listOf(row, { min: 2, max: LIMITS.dataTable.rows + 1 }), caption: string() },
    {
      page_size: integer(1, LIMITS.dataTable.pageSize),
      row_header_column_index: integer(0, LIMITS.table.cells - 1),
    },
  ),
  ({ rows }) =>
    Array.isArray(rows) &&
    new Set(rows.map((each: unknown) => (Array.isArray(each) ? each.length : -1))).size > 1
      ? 'all rows must have the same number of cells'
      : undefined,
);

const card = block(
  {},
  {
    hero_image: image,
    icon: image,
    title: mrkdwn(LIMITS.cardTitle),
    subtitle: mrkdwn(LIMITS.cardTitle),
    body: mrkdwn(LIMITS.cardBody),
    actions: listOf(button),
  },
);

const taskCard = block(
  {
    task_id: string(),
    title: string(),
    status: among('pending', 'in_progress', 'complete', 'error'),
  },
  {
    details: richText,
    output: richText,
    sources: listOf(object({ type: string(), url: string(), text: string() })),
  },
);

const video = block(
  {
    video_url: string(),
    thumbnail_url: string(),
    alt_text: string(),
    title: plainText(LIMITS.videoTitle),
  },
  {
    title_url: string(),
    author_name: string(50),
    provider_name: string(),
    provider_icon_url: string(),
    description: plainText(LIMITS.videoTitle),
  },
);

const everywhere: Checks = {
  actions: block({ elements: listOf(inActions, { max: LIMITS.actionsElements }) }),
  context: block({ elements: listOf(inContext, { max: LIMITS.contextElements }) }),
  divider: block({}),
  header,
  image: imageBlock,
  input,
  rich_text: richText,
  section,
  video,
};

const file = block({ source: among('remote'), external_id: string() });

const container = block(
  {
    child_blocks: listOf(byType({ ...everywhere, file, table }), { max: LIMITS.containerBlocks }),
  },
  {
    title: plainText(LIMITS.cardTitle),
    rich_text_title: richText,
    subtitle: anyText(LIMITS.cardTitle),
    width: among('narrow', 'standard', 'wide', 'full'),
    icon: image,
    is_collapsible: boolean,
    default_collapsed: boolean,
    has_header_divider: boolean,
  },
);

export type Surface = 'message' | 'modal' | 'home';

/** Types of blocks by surface. One of another surface, such as a table in a modal, is refused like an unknown type. */
export const BLOCK: Readonly<Record<Surface, Check>> = {
  message: byType({
    ...everywhere,
    card,
    carousel: block({ elements: listOf(byType({ card }), { max: LIMITS.cards }) }),
    container,
    context_actions: block({
      elements: listOf(inContextActions, { max: LIMITS.contextActionsElements }),
    }),
    data_table: dataTable,
    file,
    markdown: block({ text: string(LIMITS.markdownBlock) }),
    plan: block({ title: string() }, { tasks: listOf(anything) }),
    table,
    task_card: taskCard,
  }),
  modal: byType({
    ...everywhere,
    alert: block(
      { text: anyText(LIMITS.sectionText) },
      { level: among('default', 'info', 'warning', 'error', 'success') },
    ),
  }),
  home: byType({ ...everywhere, data_table: dataTable }),
};
