import { mayBeInFile, ROWS, type Variable } from '../src/config/variables.ts';

/** Pages and files that people read, printed from the table of variables. */

const HEAD = `# Copy to .env and fill in the first block. Everything else has a default, shown here. docs/configure.md says more.
# What is marked "secret" may stand in a file instead: NAME_FILE=/path names it.
`;

/** `.env.example`: first what has to be filled in, then the rest as comments. */
export function envExample(): string {
  const [first, rest] = [true, false].map((filled) =>
    ROWS.filter(({ example }) => (example !== undefined) === filled),
  );
  return `${[HEAD, ...(first ?? []).map(line), ...(rest ?? []).map(line)].join('\n')}`;
}

const line = ({ name, means, secret, example, byDefault = '', ...rest }: Variable): string => {
  const mark = mayBeInFile({ name, means, ...rest, ...(secret === undefined ? {} : { secret }) })
    ? ' (secret)'
    : '';
  return `# ${means}${mark}\n${example === undefined ? `# ${name}=${byDefault}` : `${name}=${example}`}\n`;
};

const WHEN = { reread: 'SIGHUP', restart: 'restart' } as const;

/** The table of docs/configure.md. */
export function variablesTable(): string {
  const rows = ROWS.map((row) => {
    const { name, means, secret, only, byDefault } = row;
    const shown = byDefault === undefined ? '' : `\`${byDefault}\``;
    const kept =
      secret === undefined ? '' : `${mayBeInFile(row) ? 'yes' : 'a file of secrets'}, ${WHEN[secret]}`;
    return `| \`${name}\` | ${means.replaceAll('|', '\\|')} | ${shown} | ${kept} | ${only ?? ''} |`;
  });
  return `${['| variable | meaning | default | secret; a new one counts after | only for |', '|---|---|---|---|---|', ...rows].join('\n')}\n`;
}
