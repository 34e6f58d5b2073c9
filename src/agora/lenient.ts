import { z } from 'zod';

/** A value that is left out if it is missing or invalid, so that the rest of an answer can be read. */
export const lenient = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined);

/** A number, or one written as a string. */
export const amount = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d{1,20}$/)
    .transform(Number),
]);

export const text = z.union([z.string(), z.number().transform(String)]);

/** Reads a time. One page of the documentation says seconds, but real values are milliseconds: 1e11 ms is March 1973. */
export const milliseconds = (value: number): number => (value < 1e11 ? value * 1_000 : value);
