import type { Illustrator } from '../../ports/illustrations.ts';
import type { Pictures } from '../../ports/pictures.ts';
import { languageFor } from '../language/languages.ts';
import { pictureAlt, pictureWords } from '../render/picture.ts';
import { createClient } from './client.ts';
import type { MessengerOptions } from './messenger.ts';
import { createUploading } from './uploading.ts';

/** Puts a timeline in the words of the place that it is for, and hands it to Slack. */
export function createIllustrator(options: MessengerOptions & { readonly pictures: Pictures }): Illustrator {
  const { pictures, defaultLanguage, log, apiUrl } = options;
  const upload = createUploading(createClient(options, log), apiUrl);
  return {
    async upload({ known, watch }) {
      const language = languageFor(watch?.lang, defaultLanguage);
      const png = await pictures.timeline(known, pictureWords(language)).catch((error: unknown) => error);
      if (png === undefined) return { kind: 'nothing' };
      if (!(png instanceof Uint8Array)) return { kind: 'failed', why: String(png) };
      const altText = pictureAlt(known, language);
      return upload({ name: 'timeline.png', title: altText.slice(0, 100), bytes: png, altText });
    },
  };
}
