import type { SharedFile } from '../state.ts';
import { freshId } from './ids.ts';

interface Upload {
  readonly name: string;
  /** Announced size in bytes. */
  readonly size: number;
  readonly altText: string | undefined;
  bytes?: Buffer;
}

/** Uploads in progress and done. */
export interface Uploads {
  /** Announces a file; returns its id. */
  begin(name: string, size: number, altText?: string): string;
  /** Stores the bytes; `false` if the file was not announced or has another size. */
  receive(id: string, bytes: Buffer): boolean;
  /** Completes an upload; `undefined` if its bytes have not arrived. */
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

/** @param url of served files, up to the id */
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
