import type { Illustrator, Pictures } from '../../ports/slack.ts';
import { createClient } from '../api/client.ts';
import { createUploading } from '../api/uploading.ts';
import { pictureAlt, pictureWords } from '../render/card/picture.ts';
import { createLookAt } from './look-at.ts';
import type { MessengerOptions } from './messenger.ts';

/** Puts a timeline in the words of the place that it is for, and hands it to Slack. */
export function createIllustrator(options: MessengerOptions & { readonly pictures: Pictures }): Illustrator {
  const { pictures, log, apiUrl } = options;
  const client = createClient(options, log);
  const upload = createUploading(client, apiUrl);
  const lookAt = createLookAt(client, options);
  return {
    async upload(place, { known, watch }) {
      const { language } = await lookAt(place, watch);
      const png = await pictures.timeline(known, pictureWords(language)).catch((error: unknown) => error);
      if (png === undefined) return { kind: 'nothing' };
      if (!(png instanceof Uint8Array)) return { kind: 'failed', why: String(png) };
      const altText = pictureAlt(known, language);
      return upload({ name: 'timeline.png', title: altText.slice(0, 100), bytes: png, altText });
    },
  };
}
