import { isRecord } from '../blocks/check.ts';
import { Refusal } from '../refusal.ts';
import type { Methods } from './method.ts';

/** Methods that end a run of a workflow step; they need no scope. */
export const FUNCTIONS: Methods = {
  'functions.completeSuccess': {
    run(args, { workspace: { runs } }) {
      const outputs = args.nested('outputs', 'invalid_arguments');
      if (!isRecord(outputs)) throw new Refusal('invalid_arguments');
      runs.succeed(args.need('function_execution_id'), outputs);
      return {};
    },
  },
  'functions.completeError': {
    run(args, { workspace: { runs } }) {
      runs.fail(args.need('function_execution_id'), args.need('error'));
      return {};
    },
  },
};
