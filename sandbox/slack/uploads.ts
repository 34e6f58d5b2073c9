import { freshId } from './ids.ts';
import type { SharedFile } from './state.ts';

interface Upload {
  readonly name: string;
  /** Bytes announced. */
  readonly size: number;
  readonly altText: string | undefined;
  bytes?: Buffer;
}

/** Files on their way into the workspace, and those that arrived. */
export interface Uploads {
  /** Announces a file; answers its id. */
  begin(name: string, size: number, altText?: string): string;
  /** `false` when nobody announced it, or it is not of the announced size. */
  receive(id: string, bytes: Buffer): boolean;
  /** A file that has arrived whole. */
  finish(id: string, title: string | undefined): SharedFile | undefined;
  read(id: string): { readonly name: string; readonly bytes: Buffer; readonly mimetype: string } | undefined;
}

const MIME: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
};

const mimetype = (name: string): string => MIME[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

/** @param url where files are served, up to the id */
export function createUploads(url: string): Uploads {
  const uploads = new Map<string, Upload>();
  return {
    begin(name, size, altText) {
      const id = freshId('F');
      uploads.set(id, { name, size, altText });
      return id;
    },
    receive(id, bytes) {
      const upload = uploads.get(id);
      if (upload === undefined || upload.size !== bytes.length) return false;
      upload.bytes = bytes;
      return true;
    },
    finish(id, title) {
      const upload = uploads.get(id);
      if (upload?.bytes === undefined) return undefined;
      return {
        id,
        name: upload.name,
        title: title ?? upload.name,
        size: upload.size,
        mimetype: mimetype(upload.name),
        url_private: `${url}${id}`,
        ...(upload.altText === undefined ? {} : { alt_txt: upload.altText }),
      };
    },
    read(id) {
      const upload = uploads.get(id);
      return upload?.bytes === undefined
        ? undefined
        : { name: upload.name, bytes: upload.bytes, mimetype: mimetype(upload.name) };
    },
  };
}
