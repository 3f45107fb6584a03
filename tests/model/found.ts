/** Traces that once broke a promise, each with the rule that keeps it since. */
import type { Rule } from './rules.ts'
import type { Step } from './steps.ts'

const connect = (client: 'one' | 'two', node: 'A' | 'B'): Step => ({ do: 'connect', client, node })
const serve = (client: 'one' | 'two'): Step => ({ do: 'serve', client, socket: 'current' })
const ask = (client: 'one' | 'two', flag = false): Step => ({ do: 'ask', client, flag })
const at = (verb: 'apply' | 'reply' | 'lose', node: 'A' | 'B'): Step => ({ do: verb, node })
const by = (verb: 'take' | 'stop' | 'cut', client: 'one' | 'two'): Step => ({ do: verb, client })

export const FOUND: [title: string, rule: Rule, steps: Step[]][] = [
  [
    'two nodes do not write under one fence after the change of one of them was rolled back',
    'fenceOnce',
    [
      ...[ask('one'), connect('one', 'B'), serve('one'), by('take', 'one'), ask('one', true), serve('one')],
      ...[
        at('apply', 'B'),
        serve('one'),
        { do: 'save' } as const,
        at('reply', 'B'),
        by('stop', 'one'),
        at('lose', 'B'),
      ],
      ...[serve('one'), at('apply', 'B'), at('reply', 'B'), { do: 'roll-back' } as const],
      ...[{ do: 'apply-stray' } as const, at('apply', 'B')],
    ],
  ],
  [
    'a card that the log has already reaches a reader who has not heard of it',
    'tellDuplicate',
    [
      ...[ask('one'), ask('one', true), connect('one', 'B'), serve('one'), by('take', 'one'), serve('one')],
      ...[at('apply', 'B'), at('reply', 'B'), by('take', 'one'), serve('one'), at('apply', 'B'), at('reply', 'B')],
      ...[by('cut', 'one'), { do: 'save' } as const, connect('one', 'B'), { do: 'wipe' } as const, serve('one')],
      ...[by('take', 'one'), serve('one'), { do: 'roll-back' } as const, at('apply', 'B'), at('reply', 'B')],
      { do: 'tick', times: 1 },
    ],
  ],
  [
    'an answer that was stopped behind a refused row is not begun again',
    'stopLasts',
    [
      ...[
        connect('one', 'A'),
        serve('one'),
        by('take', 'one'),
        ask('one', true),
        serve('one'),
        ask('one'),
        serve('one'),
      ],
      ...[by('stop', 'one'), serve('one'), at('lose', 'A')],
    ],
  ],
  [
    'nothing is written behind an event that was rolled back',
    'after',
    [
      ...[ask('two'), connect('two', 'B'), serve('two'), by('take', 'two'), serve('two'), at('apply', 'B')],
      ...[at('reply', 'B'), { do: 'save' } as const, { do: 'part', node: 'B', part: 'start' } as const],
      ...[{ do: 'part', node: 'B', part: 'delta' } as const, at('apply', 'B'), at('reply', 'B')],
      ...[{ do: 'kill', node: 'B' } as const, { do: 'roll-back' } as const, { do: 'apply-stray' } as const],
    ],
  ],
  [
    'a row of a log that was wiped is not shown behind one that is there again',
    'pushMark',
    [
      { do: 'connect', client: 'one', node: 'A' },
      { do: 'serve', client: 'one', socket: 'current' },
      { do: 'ask', client: 'one', flag: false },
      { do: 'take', client: 'one' },
      { do: 'serve', client: 'one', socket: 'current' },
      { do: 'apply', node: 'A' },
      { do: 'ask', client: 'one', flag: true },
      { do: 'reply', node: 'A' },
      { do: 'part', node: 'A', part: 'start' },
      { do: 'take', client: 'one' },
      { do: 'copy-tab' },
      { do: 'part', node: 'A', part: 'sources' },
      { do: 'part', node: 'A', part: 'delta' },
      { do: 'part', node: 'A', part: 'sources' },
      { do: 'part', node: 'A', part: 'end' },
      { do: 'connect', client: 'two', node: 'A' },
      { do: 'apply', node: 'A' },
      { do: 'ask', client: 'two', flag: false },
      { do: 'reply', node: 'A' },
      { do: 'ask', client: 'one', flag: true },
      { do: 'apply', node: 'A' },
      { do: 'serve', client: 'one', socket: 'current' },
      { do: 'serve', client: 'one', socket: 'current' },
      { do: 'serve', client: 'two', socket: 'current' },
      { do: 'save' },
      { do: 'wipe' },
      { do: 'reply', node: 'A' },
      { do: 'take', client: 'two' },
      { do: 'apply', node: 'A' },
      { do: 'serve', client: 'two', socket: 'current' },
      { do: 'reply', node: 'A' },
      { do: 'apply', node: 'A' },
      { do: 'reply', node: 'A' },
      { do: 'apply', node: 'A' },
      { do: 'reply', node: 'A' },
      { do: 'cut', client: 'two' },
      { do: 'apply', node: 'A' },
      { do: 'connect', client: 'two', node: 'A' },
      { do: 'roll-back' },
      { do: 'serve', client: 'two', socket: 'current' },
      { do: 'reply', node: 'A' },
      { do: 'take', client: 'two' },
    ],
  ],
]
