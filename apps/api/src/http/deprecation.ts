import type { Endpoint } from '@broadsheet/api-contract';
import type { Answer } from './reply.ts';

/** The headers that say since when `endpoint` is deprecated (RFC 9745), and when it ends (RFC 8594); none where it is not. */
export function deprecationHeaders({ deprecated }: Endpoint): Readonly<Record<string, string>> {
  if (!deprecated) return {};
  const { since, sunset, link } = deprecated;
  return {
    deprecation: `@${Date.parse(since) / 1000}`,
    ...(sunset !== undefined && { sunset: new Date(sunset).toUTCString() }),
    link: `<${link}>; rel="deprecation"; type="text/html"`,
  };
}

/** `answer` with those headers, beside a link of its own. */
export function withDeprecation(answer: Answer, endpoint: Endpoint): Answer {
  const { link, ...headers } = deprecationHeaders(endpoint);
  if (link === undefined) return answer;
  const links = [answer.headers['link'], link].filter((each) => each !== undefined);
  return { ...answer, headers: { ...answer.headers, ...headers, link: links.join(', ') } };
}
