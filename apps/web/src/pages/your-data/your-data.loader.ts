// Where a reader asks for what the newspaper keeps of them. What is answered is the same, whoever they are.
import { Email } from '@broadsheet/domain';
import type { Head } from '../head.ts';
import { loadFrame, type Frame } from '../load-frame.ts';
import type { FormFields, ReaderRequest, Taken } from '../reader-page.ts';

export interface YourDataProps {
  readonly frame: Frame;
  /** What has just happened. */
  readonly done: 'asked' | 'erased' | null;
  /** An address that was refused, as it was typed, and why. */
  readonly refused: { readonly email: string; readonly trouble: string } | null;
}

export const yourDataQuery = ['done'];

/** The form that asks for the address, or what came of it. */
export async function loadYourData(
  request: ReaderRequest,
  refused: YourDataProps['refused'] = null,
): Promise<Taken<YourDataProps>> {
  const said = request.query.get('done');
  const done = said === 'asked' || said === 'erased' ? said : null;
  return {
    kind: 'page',
    ...(refused && { status: 422 }),
    props: { frame: await loadFrame(request), done, refused },
    head: yourDataHead(request),
  };
}

/** Has the link mailed. */
export async function askForYourData(request: ReaderRequest, form: FormFields): Promise<Taken<YourDataProps>> {
  const typed = form('email');
  const email = Email.safeParse(typed);
  if (!email.success) {
    const trouble = email.error.issues[0]?.message ?? 'Enter an address like name@example.org.';
    return loadYourData(request, { email: typed, trouble });
  }
  await request.own.personalData.request({ body: { email: email.data } });
  return { kind: 'moved', to: '/your-data?done=asked' };
}

/** What pages about one's data say of themselves: nothing that tells whose it is. */
export function yourDataHead({ site }: Pick<ReaderRequest, 'site'>): Head {
  return {
    title: 'Your data',
    description: 'See, copy or erase what this newspaper keeps of you.',
    canonical: `${site.url}/your-data`,
    type: 'website',
    indexed: false,
  };
}
