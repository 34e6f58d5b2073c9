// Draws docs/icon.png, the picture that Slack asks for under "Display Information", from the mark of the page.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** Width and height in pixels. Slack takes 512 to 2,000. */
const SIZE = 1_024;

const at = (path) => new URL(`../${path}`, import.meta.url);
await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
// Slack rounds the corners itself.
const mark = readFileSync(at('sandbox/page/client/style/mark.svg'), 'utf8').replace(/ rx="\d+"/, '');
const png = new Resvg(mark, { fitTo: { mode: 'width', value: SIZE } }).render().asPng();
writeFileSync(at('docs/icon.png'), png);
