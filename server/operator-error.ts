/**
 * Something the operator can put right: a wrong setting, a port in use, a broken file. The message is one whole sentence
 * that names what is wrong and what to do; commands print it alone, without a stack, and exit 1. Trying again unchanged
 * does not help.
 */
export class OperatorError extends Error {
  override name = 'OperatorError'
}
