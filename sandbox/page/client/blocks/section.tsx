import type { SectionBlock } from '@slack/types';
import { Element } from '../elements/element.tsx';
import { TextObject } from './text-object.tsx';

/** Text, two columns of fields, and one element beside them. */
export function Section({ block }: { readonly block: SectionBlock }) {
  const { text, fields, accessory } = block;
  return (
    <div className="block-section">
      <div className="section-words">
        {text && (
          <div>
            <TextObject text={text} />
          </div>
        )}
        {fields && (
          <div className="fields">
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no identity of their own.
              <div key={index}>
                <TextObject text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className="accessory">
          <Element element={accessory} blockId={block.block_id ?? ''} />
        </div>
      )}
    </div>
  );
}
