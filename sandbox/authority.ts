import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate for this machine and the private authority that signed it; files in PEM. */
export interface Authority {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/** Makes both by the openssl on PATH. @param hosts further names that the certificate is for */
export function makeAuthority(folder: string, hosts: readonly string[] = []): Authority {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  const [ca, caKey, cert, key, request, names] = [
    'ca.pem',
    'ca.key',
    'cert.pem',
    'key.pem',
    'csr',
    'san',
  ] as const;
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const signed = ['-CA', at(ca), '-CAkey', at(caKey), '-CAcreateserial', '-days', '2'];
  writeFileSync(
    at(names),
    `subjectAltName=${['IP:127.0.0.1', ...hosts.map((host) => `DNS:${host}`)].join(',')}`,
  );
  openssl(
    'req',
    '-x509',
    ...made,
    '-keyout',
    at(caKey),
    '-out',
    at(ca),
    '-days',
    '2',
    '-subj',
    '/CN=an authority',
  );
  openssl('req', ...made, '-keyout', at(key), '-out', at(request), '-subj', '/CN=a server');
  openssl('x509', '-req', '-in', at(request), ...signed, '-out', at(cert), '-extfile', at(names));
  return { caFile: at(ca), certFile: at(cert), keyFile: at(key) };
}
