import type { Illustrator, Pictures } from '../../ports/slack.ts';
import { createClient, type SlackAccount } from '../api/client.ts';
import { createUploading } from '../api/uploading.ts';
import { pictureAlt, pictureWords } from '../render/card/picture.ts';
import { createPeople } from '../voice/people.ts';
import { createVoiceAt, type Speaking } from '../voice/voice.ts';

interface IllustratorOptions extends SlackAccount, Speaking {
  readonly pictures: Pictures;
}

/** Draws a timeline in the language of a place, and uploads it to Slack. */
export function createIllustrator(options: IllustratorOptions): Illustrator {
  const { pictures, log } = options;
  const client = createClient(options, log);
  const upload = createUploading(client, options);
  const voiceAt = createVoiceAt(createPeople(client, log, Date.now), options);
  return {
    async upload(place, { known, watch }) {
      const { language } = await voiceAt(place, watch);
      const png = await pictures.timeline(known, pictureWords(language)).catch((error: unknown) => error);
      if (png === undefined) return { kind: 'nothing' };
      if (!(png instanceof Uint8Array)) return { kind: 'failed', why: String(png) };
      const altText = pictureAlt(known, language);
      return upload({ name: 'timeline.png', title: altText.slice(0, 100), bytes: png, altText });
    },
  };
}
