import { Article } from '@broadsheet/domain';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const exampleToken =
  'MTgwMDAwMDAwMCAwMTkzNmYyYS03YzFlLTdkM2EtOWYxMC0yYjZhNGM4ZDllMDU.o2dYx0nWYc1mZ0uN3iQyQe5cPzR4bH7fKsT9vLwXa1E';

/** By a token out of a mail. It says whose it is and what it is good for, so nothing else is asked for. */
export const ByMailToken = z.strictObject({
  token: z
    .string()
    .min(1)
    .max(300)
    .meta({ description: 'What the link in the mail ends with.', examples: [exampleToken] }),
});

/** Whether a reader is mailed when somebody replies to them in a discussion. */
export const ReplySubscription = z
  .object({
    status: z.enum(['unconfirmed', 'active', 'ended']).meta({
      description: '`unconfirmed`: nothing is mailed until the reader confirms; `ended`: nothing is kept of it.',
    }),
    article: Article.pick({ slug: true, title: true }).nullable().meta({
      description: 'Whose discussion it is; null where nobody sees it any more, or the subscription has ended.',
    }),
  })
  .meta({
    id: 'ReplySubscription',
    description: 'Whether a reader is mailed when somebody replies to them in a discussion.',
    examples: [
      {
        status: 'active',
        article: {
          slug: 'harbour-towns-share-ferries',
          title: 'Harbour towns agree to share the last cold-water ferries',
        },
      },
    ],
  });
export type ReplySubscription = z.infer<typeof ReplySubscription>;

const byMail = {
  group: 'Links in mails',
  access: 'public',
  isConfidential: true,
  params: ByMailToken,
  answer: ReplySubscription,
  status: 200,
  problems: ['not-found', 'link-expired'],
} as const;

/** Mails about replies, by the links in them. A reader asks for them with `notify` when commenting. */
export const replySubscriptions = {
  getUnconfirmed: endpoint({
    ...byMail,
    id: 'getUnconfirmedReplySubscription',
    method: 'GET',
    path: '/v1/reply-confirmations/{token}',
    summary: 'Read what a link to confirm is about',
    description: 'It decides nothing: programs that follow every link in a mail come here too.',
  }),
  confirm: endpoint({
    ...byMail,
    id: 'confirmReplySubscription',
    method: 'POST',
    path: '/v1/reply-confirmations/{token}',
    isOneWay: true,
    summary: 'Confirm that a reader wants to be mailed of replies',
    description: 'It counts for the whole discussion. Confirming again changes nothing.',
  }),
  get: endpoint({
    ...byMail,
    id: 'getReplySubscription',
    method: 'GET',
    path: '/v1/reply-subscriptions/{token}',
    summary: 'Read what a link to unsubscribe is about',
  }),
  end: endpoint({
    ...byMail,
    id: 'endReplySubscription',
    method: 'POST',
    path: '/v1/reply-subscriptions/{token}/end',
    isOneWay: true,
    summary: 'Unsubscribe from mails of replies',
    description:
      'No more mails about this discussion are sent. Ending it again changes nothing. A body, such as the one of ' +
      'RFC 8058, is not read.',
  }),
};
