/** Slack turns URLs into `<url|label>`, escapes three characters and lets people paste code and curly quotes. */
export function withoutSlackMarkup(text: string): string {
  return (
    text
      .replace(/<(https?:[^|<>\s]+)(?:\|[^<>]*)?>/g, '$1')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      .replace(/`+/g, ' ')
      .replace(/[“”„]/g, '"')
      .replace(/[‘’]/g, "'")
      // A command that goes on in the next line, as shells of either kind write it.
      .replace(/[\\^]\r?\n/g, ' ')
      .trim()
  );
}
