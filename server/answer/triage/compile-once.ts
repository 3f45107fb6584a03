/**
 * Has the engine compile each pattern to machine code when it first tries it. By itself it makes bytecode first and machine
 * code the second time: the first message takes three times as much processor time (90 ms instead of 30), and those after it
 * up to five times. A pattern that is only used once loses little by it.
 */
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--no-regexp-tier-up')
