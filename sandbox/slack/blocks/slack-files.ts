import { type Complaint, isRecord } from './check.ts';

/** Complaints about images whose `slack_file` cannot be shown. */
export function complaintsAboutFiles(
  value: unknown,
  canShow: (idOrUrl: string) => boolean,
  at = '/blocks',
): readonly Complaint[] {
  if (Array.isArray(value))
    return value.flatMap((each, index) => complaintsAboutFiles(each, canShow, `${at}/${index}`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([field, each]) => {
    const place = `${at}/${field}`;
    if (field !== 'slack_file' || !isRecord(each)) return complaintsAboutFiles(each, canShow, place);
    const name = each.id ?? each.url;
    return typeof name === 'string' && canShow(name) ? [] : [{ at: place, message: 'invalid slack file' }];
  });
}
