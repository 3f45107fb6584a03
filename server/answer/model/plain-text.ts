/** Text in the one form that claims and passages are compared in. */

/** What is said in several words or forms, each as one. */
const SAME: [RegExp, string][] = [
  [/\b(?:right|straight) away\b|\bat once\b|\bright now\b|\bwithout delay\b|\bpromptly\b/g, 'immediately'],
  [/\bnot only\b|-only\b/g, ' '],
  [/\bcalled\b/g, 'named'],
  [/\bmost often\b/g, 'often'],
  [/\babove all\b/g, ' '],
  [/\b(?:nearly|almost) always\b/g, 'mostly'],
  [/\bcan(?:'t|not)\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'(?:re|m)\b/g, ' are'],
  [/'ll\b/g, ' will'],
  [/'ve\b/g, ' have'],
  [/'s\b/g, ' '],
  [/\bin order to\b/g, 'to'],
  [/\btalk (it |this |that |things )?(?:over|through)\b/g, 'talk $1'],
  [/\b(?:as well as|along with|together with)\b/g, 'and'],
  [/\ba lot of\b|\blots of\b/g, 'many'],
  [/\bhealth ?care\b/g, 'care'],
  [/\b(?:prior to|ahead of|in advance of)\b/g, 'before'],
  [/\b(\d+)[- ](?=(?:day|week|month|year|hour|minute)s?\b)/g, '$1 '],
  // A short name and its number are one word, as in the index.
  [/\b(her|ki|brca|pd|cdk|bcl|ca|t)[-\s](?=\d|l1\b|dm1|dxd)/g, '$1'],
  [/\bt-dxd\b/g, 'tdxd'],
]

/** A capital by itself is a name: N of a stage, vitamin D. In lower case it would be lost among the ends of contractions. */
const NAME_LETTER = /(?<![\p{L}\p{N}'’.°]|\d )[B-HJ-Z](?![\p{L}\p{N}'’])/gu

/** Lower case, one kind of each sign, no accents, contractions spelled out. */
export function plainText(text: string): string {
  let plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(NAME_LETTER, letter => `letter${letter}`)
    .toLowerCase()
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒−]/g, '-')
    .replace(/(?<=\d)\s*–\s*(?=\d)/g, ' to ')
    .replace(/(?<=\d)-(?=\d)/g, ' to ')
  for (const [pattern, put] of SAME) plain = plain.replace(pattern, put)
  return plain.replace(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, ' ')
}
