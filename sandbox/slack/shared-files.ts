import type { Changes } from './changes.ts';
import type { SharedFile } from './state.ts';

/** Files that have arrived in the workspace, whether or not a message shows them. */
export interface SharedFiles {
  add(file: SharedFile): void;
  all(): Readonly<Record<string, SharedFile>>;
  /** Whether blocks may show it: an image that Slack has finished looking at, by id or `url_private`. */
  canShow(idOrUrl: string): boolean;
}

/** What Slack takes for an image in a block. */
const IMAGES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif'];

/**
 * @param processingMs how long Slack looks at a file after its upload was completed; blocks that name it earlier
 *   are refused. The wait is undocumented and real: the answer to `files.completeUploadExternal` does not wait.
 */
export function createSharedFiles(changes: Changes, now: () => number, processingMs: number): SharedFiles {
  const files = new Map<string, { readonly file: SharedFile; readonly at: number }>();
  return {
    add(file) {
      files.set(file.id, { file, at: now() });
      changes.announce();
    },
    all: () => Object.fromEntries([...files].map(([id, { file }]) => [id, file])),
    canShow(idOrUrl) {
      const found =
        files.get(idOrUrl) ?? [...files.values()].find(({ file }) => file.url_private === idOrUrl);
      return found !== undefined && IMAGES.includes(found.file.mimetype) && now() - found.at >= processingMs;
    },
  };
}
