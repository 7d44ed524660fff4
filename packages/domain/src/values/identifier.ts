import { z } from 'zod';

/** The id of anything Broadsheet stores: a UUIDv7 (RFC 9562), so that ids sort by the time they were made. */
export const Id = /* @__PURE__ */ z
  .uuid()
  .toLowerCase()
  .meta({
    description: 'A UUID (version 7 where Broadsheet made it). It is answered in lower case, and read in either.',
    examples: ['01936f2a-7c1e-7d3a-9f10-2b6a4c8d9e01'],
  });
