import { buildWhatIsStale } from '../sandbox/demo/build.ts';

/** The bot and the page as they are built for people, once for all files that start them. */
export default (): Promise<void> => buildWhatIsStale(() => undefined);
