import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import { BlockImage } from '../blocks/image.tsx';
import { Button } from './button.tsx';
import { Choices } from './choices.tsx';
import { ManySelect } from './many-select.tsx';
import { Overflow } from './overflow.tsx';
import { Select, SelectMenu } from './select.tsx';
import { TextInput } from './text-input.tsx';
import type { Tells } from './use-field.tsx';

export interface ElementProps {
  readonly element: ActionsBlockElement | SectionBlockAccessory | InputBlockElement;
  readonly blockId: string;
  readonly tells?: Tells;
  readonly label?: string;
}

/** An interactive element of a block. */
export function Element({ element, blockId, tells = 'at_once', label }: ElementProps) {
  const field = { blockId, tells, label };
  switch (element.type) {
    case 'button':
      return <Button element={element} blockId={blockId} />;
    case 'overflow':
      return <Overflow element={element} blockId={blockId} />;
    case 'image':
      return <BlockImage image={element} size="small" />;
    case 'static_select':
      return tells === 'at_once' ? (
        <SelectMenu element={element} blockId={blockId} />
      ) : (
        <Select element={element} {...field} />
      );
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return <Select element={element} {...field} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <Choices element={element} {...field} />;
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <ManySelect element={element} {...field} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <TextInput element={element} {...field} />;
    default:
      return <span className="undrawn">This page cannot draw {element.type}.</span>;
  }
}
