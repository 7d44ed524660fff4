import { z } from 'zod';

/** 30 days. */
const longest = 720;

/** For how many hours what is replaced stays valid beside what replaces it; a day where nothing is said. */
export function overlapHours(description: string) {
  return z
    .int()
    .min(0)
    .max(longest)
    .default(24)
    .meta({ description, examples: [24] });
}
