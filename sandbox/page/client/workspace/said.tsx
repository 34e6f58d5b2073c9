import { useMemo } from 'react';
import type { Block, SharedFile as File } from '../../../slack/state.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceProvider, type Where } from '../elements/surface.tsx';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';
import { useReader } from '../reader.tsx';
import { SharedFile } from './shared-file.tsx';

interface SaidProps {
  readonly where: Where;
  readonly text: string;
  readonly blocks?: readonly Block[] | undefined;
  readonly files?: readonly File[] | undefined;
  readonly edited: boolean;
}

/** Content of a message: its blocks, or its text where it has none. */
export function Said({ where, text, blocks, files = [], edited }: SaidProps) {
  const { words } = useReader();
  const key = JSON.stringify(where);
  // Stays the same object while it names the same message, so that typed values survive.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the place.
  const place = useMemo(() => where, [key]);
  const mark = edited && <span className="edited">{words.messages.edited}</span>;
  return (
    <div className="said">
      {blocks ? (
        <SurfaceProvider where={place} blocks={blocks}>
          <Blocks blocks={blocks} />
          {mark}
        </SurfaceProvider>
      ) : (
        text !== '' && (
          <p className="said-text">
            <Mrkdwn text={text} /> {mark}
          </p>
        )
      )}
      {files.map((file) => (
        <SharedFile key={file.id} file={file} />
      ))}
    </div>
  );
}
