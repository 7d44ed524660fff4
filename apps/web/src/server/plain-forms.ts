// Forms as browsers send them without scripts.
import type { IncomingMessage } from 'node:http';
import express, { type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import type { FormFields } from '../pages/reader-page.ts';
import { sendError } from './error-answers.ts';
import type { SiteContext } from './site-context.ts';

const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string()).transform(([first = '']) => first)]));

// 10,000 characters take up to 90,000 bytes when a form encodes them.
const longestForm = '200kb';

/** Reads a form, unless it comes from another site, or is none. Then it answers that, and the request goes no further. */
export function readForm(context: SiteContext): RequestHandler[] {
  return [
    refuseOtherSites(context),
    async (request, response, next) => {
      if (request.is('urlencoded') === false) await sendError(context, { request, response }, { status: 415 });
      else next();
    },
    express.urlencoded({ extended: false, limit: longestForm, parameterLimit: 20 }),
  ];
}

/** The fields of the form that `readForm` has read. */
export function fieldsOf({ body }: Pick<Request, 'body'>): FormFields {
  const fields = Fields.parse(body ?? {});
  return (name) => fields[name] ?? '';
}

// A form on another site must not speak for a reader of this one.
function refuseOtherSites(context: SiteContext): RequestHandler {
  const ownHost = new URL(context.config.site.url).host;
  return async (request, response, next) => {
    if (isFromThisSite(request, ownHost)) next();
    else await sendError(context, { request, response }, { status: 403 });
  };
}

function isFromThisSite({ headers }: IncomingMessage, ownHost: string): boolean {
  const fetchSite = headers['sec-fetch-site'];
  if (fetchSite !== undefined) return fetchSite === 'same-origin' || fetchSite === 'none';
  if (headers.origin === undefined) return true;
  const host = URL.canParse(headers.origin) ? new URL(headers.origin).host : '';
  return host !== '' && (host === headers.host || host === ownHost);
}
