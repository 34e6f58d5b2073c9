import { z } from 'zod';

/** A value that may be missing or odd. Neither is a reason to lose the rest of what Agora says. */
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

/** One page of the documentation says seconds, every real value is milliseconds: 1e11 ms is March 1973. */
export const milliseconds = (value: number): number => (value < 1e11 ? value * 1_000 : value);
