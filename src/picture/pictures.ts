import type { Pictures } from '../ports/slack.ts';
import { layout } from './layout.ts';
import { createRaster } from './raster.ts';
import { svgOf } from './svg.ts';

/** Draws timelines as PNG on a worker thread. */
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
