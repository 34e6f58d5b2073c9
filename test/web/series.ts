/**
 * Values of the bot's own series in Prometheus' text format, by name and labels as they stand there. Buckets and what is
 * still 0 are left out.
 */
export const seriesIn = (text: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    text.split('\n').flatMap((line): [string, number][] => {
      const space = line.lastIndexOf(' ');
      const [name, value] = [line.slice(0, space), Number(line.slice(space))];
      return name.startsWith('recbot_') && !name.includes('_bucket{') && value !== 0 ? [[name, value]] : [];
    }),
  );
