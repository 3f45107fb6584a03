import { Lexer } from 'marked'
import type { Plugin } from 'vite'
import { type Cut, leaveOut } from './leave-out.ts'

/**
 * Leaves marked's parser, renderer, hooks and rules of other dialects out of the panel, which draws tokens itself: 5 kB less for
 * every reader. They cannot be shaken off otherwise, since the module ends by hanging all of them on its default function and
 * begins by putting its rules together. The exact version of marked is pinned; an upgrade that moves what is looked for here
 * stops the build.
 */
export function keepOnlyLexer(): Plugin {
  return {
    name: 'marked-lexer',
    transform: {
      filter: { id: /marked\/lib\/marked\.esm\.js$/ },
      handler(code) {
        const helpers = find(code, /function \w+\(\w+\)\{return \w+\.numericCharacterReference\.test/)
        const end = find(code, /var (\w+)=new \w+;function (\w+)\(\w+,\w+\)\{return \1\.parse\(\w+,\w+\)\}\2\.options=/)
        const [, other] = find(code, /(\w+)=\{codeRemoveIndent:/)
        const [, lexer] = find(code.slice(code.lastIndexOf('export{')), /(\w+) as Lexer\b/)
        const kept = leaveOut('marked', code.slice(helpers.index, end.index), [...UNREAD, ...SETTLED]).replaceAll(
          `${other}.`,
          'this.rules.other.',
        )
        return { code: `${shorten(writeRules(kept))}export{${lexer} as Lexer};`, map: null }
      },
    },
  }
}

function find(code: string, what: RegExp): RegExpExecArray {
  const found = what.exec(code)
  if (!found) throw new Error(`marked has changed: scripts/marked-lexer.ts no longer finds ${what}.`)
  return found
}

/** What nobody asks a token for: titles, kinds of code and of HTML, and characters as references, which `decodeEntities` reads. */
const UNREAD: Cut[] = [
  // Should a rule ever read nothing, what is read so far is shown, and no error keeps all of it back.
  ['this.infiniteLoopError(e.charCodeAt(0));', ''],
  [/infiniteLoopError\(e\)\{let t="Infinite.*?throw new Error\(t\)\}/g, ''],
  [
    /let (\w)=this\.lexer\.state\.inRawBlock;(return\{type:"text",raw:(\w)\[0\],text:)\1\?.*?,escaped:\1\}/g,
    '$2$3[0]}',
  ],
  [/&&!\w\.escaped\?/g, '?'],
  [',escaped:!1', ''],
  [/!this\.lexer\.state\.inRawBlock&&.*?\(this\.lexer\.state\.inRawBlock=!1\),(?=\{)/g, ''],
  [',inLink:this.lexer.state.inLink,inRawBlock:this.lexer.state.inRawBlock,block:!1', ''],
  [/,(\w)=\w\.state\.inRawBlock;/g, ';'],
  [/\w\.state\.inRawBlock=\w;return/g, 'return'],
  ['inRawBlock:!1,', ''],
  ['this.state.inRawBlock=!1,', ''],
  [/,(\w)=\w\.title\|\|null/g, ''],
  [/(href:\w),title:\w,/g, '$1,'],
  [/,title:(\w)&&\1\.replace\(.*?"\$1"\)/g, ''],
  [/,(\w)=(\w)\[3\]\?\2\[3\]\.substring\(1,.*?:\2\[3\];(return\{type:"def".*?),title:\1\}/gs, ';$3}'],
  ['codeBlockStyle:"indented",', ''],
  [/lang:(\w)\[2\]\?.*?:\1\[2\],/g, ''],
  ['block:!0,', ''],
  [/\{href:(\w)\.href,title:\1\.title\}/g, '{href:$1.href}'],
  [/else (\w)=(\w)\[3\]\?\2\[3\]\.slice\(1,-1\):"";/g, 'else;'],
  [/pre:\w\[1\]==="pre".*?,(?=text)/g, ''],
  [',autolink:!0', ''],
  [/\w\.checked=\w\.checked,/g, ''],
]

/** Options that `widget/markdown/lexer.ts` always gives alike, as constants: what they choose between is then left out. */
const SETTLED: Cut[] = [
  ['this.options.pedantic', '!1'],
  ['this.options.gfm', '!0'],
  ['this.options.breaks', '!1'],
  ['this.options.silent', '!1'],
  ['this.options.extensions?.inline', '(void 0)'],
  ['this.options.extensions?.startInline', '!1'],
  // Nobody replaces a tokenizer or hooks into one.
  [/this\.options=(\w)\|\|\w+/g, 'this.options=$1'],
  [/this\.options\.hooks\?\.emStrongMask\|\|[\w.!=]+\.prototype\.\w+\|\|[\w.!=]+\.prototype\.\w+/g, '!1'],
  [/(\w)=this\.options\.hooks\?\.emStrongMask\?\.call\(\{lexer:this\},\1\)\?\?\1,/g, ''],
  [/this\.tokenizer\.paragraph===\w+\.prototype\.paragraph/g, '!0'],
  [/static get rules\(\)\{.*?\}\}static lex\(.*?\}static lexInline\(.*?\}(?=lex\()/g, ''],
  [
    /this\.options\.tokenizer=this\.options\.tokenizer\|\|new (\w),this\.tokenizer=this\.options\.tokenizer,this\.tokenizer\.options=this\.options/g,
    'this.tokenizer=new $1',
  ],
  // Rules of others: `widget/markdown/lexer.ts` has some for blocks, and one way to find the line that one begins with.
  ['this.options.extensions?.block?.some', 'this.options.block?.some'],
  [
    /if\(this\.options\.extensions\?\.startBlock\)\{let (\w)=1\/0.*?\((\w)=(\w)\.substring\(0,\1\+1\)\)\}/g,
    '{let $1=this.options.startBlock?.($3.slice(1));$1>=0&&($2=$3.substring(0,$1+1))}',
  ],
  // The rules themselves are constants now.
  [',this.rules)', ')'],
  [/let (\w)=\{other:\w+,block:\w+\.normal.*?this\.tokenizer\.rules=\1/g, ''],
]

/** Names of members that nobody outside of the lexer asks for; none of them is a word of a token. */
const INNER = ['inlineQueue', 'linkInText', 'linkParenPossible', 'linkEmitted', 'inLink',
  'emStrong', 'inlineText', 'inlineTokens', 'reflink', 'lheading', 'fences', 'lastToken', 'maskedSrc',
  'lastPossibleEmStrongCloserIndex', 'lastPossibleDelCloserIndex'] // biome-ignore format: a list

const shorten = (code: string): string =>
  INNER.reduce((short, name, index) => short.replace(new RegExp(`(?<![\\w"'#])${name}\\b`, 'g'), `$${index}`), code)

type MakeRule = (part: string | number) => RegExp
type Rules = Record<string, Record<string, unknown>>

/** `code` with each rule that it uses as a constant in front, as it stands after marked has put it together. */
function writeRules(code: string): string {
  const rules = (new Lexer({ gfm: true }) as unknown as { tokenizer: { rules: Rules } }).tokenizer.rules
  const used = new Map<string, string>()
  const name = (kind: string, rule: string): string => {
    const constant = `${kind}_${rule}`
    used.set(constant, writeRule(rules[kind]?.[rule], `${kind}.${rule}`))
    return constant
  }
  const body = code
    .replace(
      /\{((?:\w+:\w+,?)+)\}=this\.tokenizer\.rules\.inline/g,
      (_, pairs: string) =>
        ` ${pairs.replace(/(\w+):(\w+)/g, (_, rule, variable) => `${variable}=${name('inline', rule)}`)}`,
    )
    .replace(/\b(?:this\.(?:tokenizer\.)?rules|[a-z])\.(block|inline|other)\.(\w+)/g, (_, kind, rule) =>
      name(kind, rule),
    )
  return `${[...used].map(([constant, rule]) => `const ${constant}=${rule};`).join('')}${body}`
}

function writeRule(rule: unknown, what: string): string {
  if (rule instanceof RegExp) return String(rule)
  if (typeof rule === 'function')
    return what === 'other.listItemRegex' ? writeBullet(rule as MakeRule) : writeIndented(rule as MakeRule, what)
  throw new Error(`marked has changed: scripts/marked-lexer.ts finds no rule ${what}.`)
}

/** A rule that has the bullet of a list in it. */
function writeBullet(make: MakeRule): string {
  const [before, after] = make('BULLET').source.split('BULLET')
  return `bullet=>RegExp(${JSON.stringify(before)}+bullet+${JSON.stringify(after)})`
}

/** A rule for lines that are indented by less than so many columns, at most four; marked makes each once. */
function writeIndented(make: MakeRule, what: string): string {
  const made: RegExp[] = [1, 2, 3, 4].map(columns => make(columns))
  const [first] = made
  const start = '^ {0,0'
  if (!first?.source.startsWith(start))
    throw new Error(`marked has changed: scripts/marked-lexer.ts cannot read ${what}.`)
  const rest = first.source.slice(start.length)
  if (made.some(({ source }, index) => source !== `^ {0,${index}${rest}`))
    throw new Error(`marked has changed: scripts/marked-lexer.ts cannot read ${what}.`)
  const flags = first.flags && `,${JSON.stringify(first.flags)}`
  // Of each that is asked for; others are left out.
  return `/*#__PURE__*/((known,columns)=>known[columns=Math.max(0,Math.min(3,columns-1))]??=RegExp("^ {0,"+columns+${JSON.stringify(rest)}${flags})).bind(null,[])`
}
