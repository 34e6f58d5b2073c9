import { LIMITS } from '../limits.ts';
import { complaintsAbout } from './blocks.ts';
import { among, anything, boolean, type Check, type Complaint, isRecord, object, string } from './check.ts';
import { plainText } from './text.ts';

const common = {
  callback_id: string(LIMITS.id, 0),
  private_metadata: string(LIMITS.privateMetadata, 0),
  external_id: string(LIMITS.id, 0),
};

const VIEW: Readonly<Record<'modal' | 'home', Check>> = {
  modal: object(
    { type: among('modal'), title: plainText(LIMITS.viewTitle), blocks: anything },
    {
      ...common,
      submit: plainText(LIMITS.viewTitle),
      close: plainText(LIMITS.viewTitle),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
  ),
  home: object({ type: among('home'), blocks: anything }, common),
};

/** Complaints of Slack about a view; none if it is valid. */
export function complaintsAboutView(view: unknown, type: 'modal' | 'home'): readonly Complaint[] {
  const complaints = VIEW[type](view, '/view');
  if (complaints.length > 0 || !isRecord(view)) return complaints;
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isRecord) : [];
  const asks = type === 'modal' && blocks.some((block) => block.type === 'input');
  return [
    ...complaintsAbout(view.blocks, type, '/view/blocks'),
    ...(asks && view.submit === undefined
      ? [{ at: '/view', message: 'missing required field: submit, needed with input blocks' }]
      : []),
  ];
}
