import type { SharedFile } from '../state.ts';
import type { Changes } from './changes.ts';

/** Files that were uploaded to the workspace, whether or not a message shows them. */
export interface SharedFiles {
  add(file: SharedFile): void;
  all(): Readonly<Record<string, SharedFile>>;
  /** Whether blocks may show a file, by id or `url_private`: an image that Slack has processed. */
  canShow(idOrUrl: string): boolean;
}

/** Types of images that a block may show. */
const IMAGES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif'];

/**
 * @param processingMs time that Slack processes a file after its upload was completed, in milliseconds. Blocks that
 * name it earlier are refused: undocumented, but seen, as `files.completeUploadExternal` does not wait for it.
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
