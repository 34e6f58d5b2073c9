import type { Pictures } from '../ports/slack.ts';
import { layout } from './layout.ts';
import { createRaster } from './raster.ts';
import { svgOf } from './svg.ts';

/** Draws timelines on another thread, which is not started if there is nothing to draw. */
export function createPictures(): Pictures & { close(): Promise<void> } {
  const raster = createRaster();
  return {
    async timeline(known, words) {
      const drawing = layout(known, words);
      return drawing && raster.png(svgOf(drawing));
    },
    close: () => raster.close(),
  };
}
