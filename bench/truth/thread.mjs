// A thread does not take over from `node --import tsx` how TypeScript is read.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
